// A button that copies its text. Where the clipboard is closed to pages (no secure context), the
// text is selected in a field and copied the old way.

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  const status = parentElement.querySelector("span");
  button.textContent = data.label;
  button.onclick = async () => {
    const done = await copy(data.text);
    status.textContent = done ? "Copied" : "Your browser does not allow it: select and copy the text.";
    clearTimeout(button.timer);
    button.timer = setTimeout(() => { status.textContent = ""; }, 4000);
  };
}
