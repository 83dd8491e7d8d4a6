// One of a few views: a row of radio buttons, moved through by arrow keys as one.

export default function ({ parentElement, data, setTriggerValue }) {
  const group = parentElement.querySelector(".segments");
  group.setAttribute("aria-label", data.label);
  group.choose = (option) => {
    mark(group, option); // at once; the server answers with the view
    setTriggerValue("chosen", option);
  };
  const options = data.options.join("\n");
  if (group.options !== options) {
    group.options = options;
    group.replaceChildren(...data.options.map((option) => made(group, option)));
  }
  mark(group, data.chosen);
}

function mark(group, chosen) {
  for (const button of group.children) {
    const here = button.textContent === chosen;
    button.setAttribute("aria-checked", here);
    button.tabIndex = here ? 0 : -1;
  }
}

const STEP = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function made(group, option) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", role: "radio", textContent: option });
  button.onclick = () => button.ariaChecked === "true" || group.choose(option);
  button.onkeydown = (event) => {
    if (!STEP[event.key]) return;
    event.preventDefault();
    const every = [...group.children];
    const next = every.at((every.indexOf(button) + STEP[event.key]) % every.length);
    next.focus();
    next.click();
  };
  return button;
}
