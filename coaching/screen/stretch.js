// Words to select some of, by mouse, finger or keyboard: a read-only text area has all three.
// What is sent are the first and the last word touched, counted from 0, after 300 ms of rest.

const REST_MS = 300;

export default function ({ parentElement, data, setStateValue }) {
  const area = parentElement.querySelector("textarea");
  parentElement.querySelector("label").textContent = data.label;
  const text = data.words.join(" ");
  if (area.value !== text) area.value = text;

  const send = () => {
    const { selectionStart: from, selectionEnd: to } = area;
    if (from === to) return;
    let at = 0;
    let first = null;
    let last = 0;
    data.words.forEach((word, i) => {
      if (at < to && at + word.length > from) {
        first ??= i;
        last = i;
      }
      at += word.length + 1;
    });
    if (first !== null) setStateValue("chosen", { id: data.id, first, last });
  };
  area.onselect = () => {
    clearTimeout(area.timer);
    area.timer = setTimeout(() => area.isConnected && send(), REST_MS);
  };
}
