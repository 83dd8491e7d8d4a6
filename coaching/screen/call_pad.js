// Three boxes that lose nothing. A line is kept in this browser the moment Enter is pressed, with
// a name of its own, and sent until the server answers with that name: so it arrives once, in
// order, also after a dropped connection, a reload or a killed server. Half a line is kept too.

const AGAIN_MS = 3000;
const MARKS = [
  { name: "star", key: "*", label: "★ Star" },
  { name: "second", key: ">", label: "Passed on" },
  { name: "private", key: "#", label: "Private" },
];

function load(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function tabName() {
  if (!globalThis.afterwordTab) {
    const [arrival] = performance.getEntriesByType("navigation");
    const kept = arrival?.type === "reload" ? sessionStorage.getItem("afterword:tab") : null;
    globalThis.afterwordTab = kept ?? Math.random().toString(36).slice(2);
    sessionStorage.setItem("afterword:tab", globalThis.afterwordTab);
  }
  return globalThis.afterwordTab;
}

const whole = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd");

function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export default function ({ parentElement, data, setStateValue }) {
  const pad = parentElement.querySelector(".pad");
  const key = `afterword:call:${data.owner}:${data.id}`;
  pad.state ??= {};
  const state = pad.state;
  state.push = setStateValue;
  state.stored = data.lines;
  if (state.key !== key) {
    clearTimeout(state.timer);
    // waiting: lines not confirmed yet; typed: what stands in each box; began: when the call did.
    Object.assign(state, { key, waiting: [], typed: {}, began: null, ...load(key) });
    state.built = false;
  }

  const remember = () => {
    const { waiting, typed, began } = state;
    try {
      localStorage.setItem(key, JSON.stringify({ waiting, typed, began }));
    } catch {
      // No room or no storage (private window): the lines still live in this page.
    }
  };

  const send = () => {
    clearTimeout(state.timer);
    if (!state.waiting.length) return;
    state.times = (state.times ?? 0) + 1;
    // Before the push: it throws while the connection is down.
    state.timer = setTimeout(() => pad.isConnected && send(), AGAIN_MS);
    state.push("filed", { id: data.id, lines: state.waiting, tab: tabName(), times: state.times });
  };

  const lines = () => {
    const byId = new Map(state.stored.map((line) => [line.id, line]));
    for (const line of state.waiting) byId.set(line.id, line);
    return [...byId.values()];
  };

  const put = (line) => {
    const at = state.waiting.findIndex((other) => other.id === line.id);
    if (at < 0) state.waiting.push(line);
    else state.waiting[at] = line;
    remember();
    draw();
    try {
      send();
    } catch {
      // Sent again by the timer.
    }
  };

  const file = (kind, text) => {
    const words = whole(text).split(/\s+/).join(" ").trim();
    if (!words) return;
    // The moment and chance: never the name of another line, also not after storage was emptied.
    const id = `${tabName()}-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
    put({ id, kind, text: words, marks: [], revision: 0 });
  };

  const mark = (name) => {
    const last = lines().at(-1);
    if (!last) return;
    const has = last.marks.includes(name);
    const marks = has ? last.marks.filter((other) => other !== name) : [...last.marks, name];
    put({ ...last, marks, revision: last.revision + 1 });
  };

  const start = () => {
    if (state.began) return;
    state.began = Date.now();
    remember();
  };

  const draw = () => {
    const every = lines();
    const last = every.at(-1)?.id;
    const waiting = new Set(state.waiting.map((line) => line.id));
    for (const box of data.boxes) {
      const list = pad.querySelector(`.${box.kind} ol`);
      list.replaceChildren(
        ...every.filter((line) => line.kind === box.kind).map((line) => {
          const item = element("li", { className: waiting.has(line.id) ? "waiting" : "" }, [
            element("span", { textContent: `“${line.text}”`, dir: "auto" }),
          ]);
          if (line.id === last) item.append(buttons(line));
          else if (line.marks.length) item.append(said(line));
          return item;
        }),
      );
    }
    const count = state.waiting.length;
    pad.querySelector(".state").textContent = count
      ? `${count === 1 ? "1 line is" : `${count} lines are`} kept in this browser and sent as soon as there is a connection.`
      : "";
  };

  const buttons = (line) =>
    element("div", { className: "marks" }, MARKS.map(({ name, key: press, label }) => {
      const button = element("button", {
        type: "button",
        textContent: label,
        title: `${press} in an empty box`,
        onclick: () => mark(name),
      });
      button.setAttribute("aria-pressed", String(line.marks.includes(name)));
      return button;
    }));

  const said = (line) => {
    const labels = MARKS.filter(({ name }) => line.marks.includes(name)).map(({ label }) => label);
    return element("div", { className: "said", textContent: labels.join(" · ") });
  };

  const build = () => {
    pad.querySelector(".boxes").replaceChildren(
      ...data.boxes.map((box) => {
        const input = element("input", {
          id: `box_${box.kind}`,
          type: "text",
          maxLength: 2000,
          autocomplete: "off",
          enterKeyHint: "enter",
          value: state.typed[box.kind] ?? "",
          dir: "auto",
        });
        const label = element("label", { htmlFor: input.id }, [
          element("span", { className: "glyph", textContent: box.glyph, ariaHidden: "true" }),
          ` ${box.heading}`,
          element("span", { className: "asks", textContent: box.asks }),
        ]);
        input.oninput = () => {
          start();
          state.typed[box.kind] = input.value;
          remember();
        };
        input.onkeydown = (event) => {
          if (event.isComposing) return;
          const marked = MARKS.find(({ key: press }) => press === event.key);
          if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            const text = input.value;
            input.value = "";
            state.typed[box.kind] = "";
            file(box.kind, text);
          } else if (marked && !input.value && lines().length) {
            event.preventDefault();
            mark(marked.name);
          }
        };
        return element("section", { className: box.kind }, [label, input, element("ol")]);
      }),
    );
    state.built = true;
  };

  const known = new Map(state.stored.map((line) => [line.id, line.revision]));
  const before = state.waiting.length;
  state.waiting = state.waiting.filter((line) => (known.get(line.id) ?? -1) < line.revision);
  if (state.waiting.length !== before) remember();
  if (!state.built) build();
  draw();
  if (state.waiting.length && !before) send();
  else if (state.waiting.length) {
    clearTimeout(state.timer);
    state.timer = setTimeout(() => pad.isConnected && send(), state.times ? AGAIN_MS : 0);
  } else clearTimeout(state.timer);

  clearInterval(state.ticking);
  const tick = () => {
    const seconds = state.began ? Math.floor((Date.now() - state.began) / 1000) : 0;
    const clock = pad.querySelector(".clock");
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  tick();
  state.ticking = setInterval(() => (pad.isConnected ? tick() : clearInterval(state.ticking)), 1000);
}
