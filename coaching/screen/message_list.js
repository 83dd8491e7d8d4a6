// Messages in their own words, each with what can be done with it. Text goes in as text only.

export default function ({ parentElement, data, setTriggerValue }) {
  const list = parentElement.querySelector(".messages");
  const shown = (list.shown ??= new Map());
  list.ask = (act, id) => setTriggerValue("asked", { act, id });
  const boxes = data.messages.map((message) => {
    // One that did not change stays, with the focus in it.
    const plan = JSON.stringify(message);
    const before = shown.get(message.id);
    const box = before?.plan === plan ? before.box : made(list, message);
    shown.set(message.id, { plan, box });
    return box;
  });
  for (const box of [...list.children]) if (!boxes.includes(box)) box.remove();
  boxes.forEach((box, at) => {
    if (list.children[at] !== box) list.insertBefore(box, list.children[at] ?? null);
  });
}

function made(list, message) {
  const box = element("article", { className: "message" });
  const head = element("p", { className: "of", id: `message${message.id}` });
  box.setAttribute("aria-labelledby", head.id);
  head.append(element("strong", { textContent: message.who }), ` ${message.beside}`);
  box.append(head, element("p", { className: "source", textContent: message.source }));
  box.append(...message.said.map(quote));
  if (message.quoted) {
    const more = element("details");
    more.append(
      element("summary", { textContent: "What it quoted" }),
      element("p", { className: "quoted", textContent: message.quoted }),
    );
    box.append(more);
  }
  const row = element("div", { className: "acts" });
  for (const { act, icon: drawn, hint } of message.acts) {
    const button = element("button", { type: "button", title: hint });
    button.setAttribute("aria-describedby", head.id);
    button.append(icon(drawn), act);
    button.onclick = () => list.ask(act, message.id);
    row.append(button);
  }
  box.append(row);
  return box;
}

function quote({ glyph, kind, tone, parts, below, locked }) {
  const line = element("p", { className: "quote", dir: "auto" });
  if (glyph) {
    const mark = element("span", { className: tone, textContent: glyph, role: "img" });
    mark.ariaLabel = kind;
    line.append(mark, " “");
  }
  for (const [text, wanted] of parts) {
    line.append(wanted ? element("mark", { textContent: text }) : text);
  }
  if (glyph) line.append("”");
  const small = element("span", { className: "below" });
  if (locked) small.append(icon("lock"), " ");
  small.append(below);
  line.append(small);
  return line;
}

function icon(name) {
  const drawn = element("span", { className: "icon", textContent: name, ariaHidden: "true" });
  drawn.translate = false;
  return drawn;
}

const element = (name, properties) => Object.assign(document.createElement(name), properties);
