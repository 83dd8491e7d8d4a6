// Three boxes that lose nothing. A line is kept in this browser the moment Enter is pressed, with
// a name of its own, and sent until the server answers with that name: so it arrives once, in
// order, also after a dropped connection, a reload or a killed server. Half a line is kept too, and
// so are who is speaking and that the call is over, which goes with the lines that are not there yet.

const MARKS = [
  { name: "star", key: "*", label: "★ Star" },
  { name: "second", key: ">", label: "Passed on" },
  { name: "private", key: "#", label: "Private" },
];

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
    // waiting: lines not confirmed yet; typed: what stands in each box; began: when the call did;
    // who: a name not confirmed yet; ended: the press that ended the call, until it was heard.
    const empty = { waiting: [], typed: {}, began: null, who: null, ended: null };
    Object.assign(state, { key, ...empty, ...load(key) });
    state.built = false;
  }

  const remember = () => {
    const { waiting, typed, began, who, ended } = state;
    store(key, { waiting, typed, began, who, ended });
  };

  const unheard = () => state.waiting.length > 0 || state.who !== null || state.ended !== null;

  const send = () => {
    clearTimeout(state.timer);
    if (!unheard()) return;
    const { waiting: lines, who, ended } = state;
    sendNow(state, pad, "filed", { id: data.id, lines, who, ended }, send);
  };

  const trySending = () => {
    try {
      send();
    } catch {
      // Sent again by the timer.
    }
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
    trySending();
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
    pad.querySelector(".state").textContent = standing();
  };

  const standing = () => {
    const count = state.waiting.length;
    const lines = count === 1 ? "1 line is" : `${count} lines are`;
    if (state.ended) return "The call is over. Its cards come as soon as there is a connection.";
    if (count) return `${lines} kept in this browser and sent as soon as there is a connection.`;
    return "";
  };

  const end = () => {
    for (const box of data.boxes) {
      const input = pad.querySelector(`#box_${box.kind}`);
      const text = input.value;
      input.value = "";
      state.typed[box.kind] = "";
      file(box.kind, text);
    }
    state.ended = `${tabName()}-${Date.now().toString(36)}`;
    remember();
    draw();
    trySending();
  };

  // Lines of a call whose tab was closed before they could be sent.
  const earlier = () => {
    const mine = `afterword:call:${data.owner}:`;
    const others = Object.keys(localStorage).filter((k) => k.startsWith(mine) && k !== key);
    const kept = others.map((k) => [k, load(k)?.waiting ?? []]).filter(([, lines]) => lines.length);
    const place = pad.querySelector(".earlier");
    place.replaceChildren(...kept.map(([k, lines]) => offer(k, lines, k.slice(mine.length))));
  };

  const offer = (k, lines, id) => {
    const call = id.split("@")[0];
    const there = `?draft=${encodeURIComponent(call)}&mode=Phone+call`;
    const said = `${lines.length === 1 ? "1 line" : `${lines.length} lines`} of an earlier call`;
    return element("p", {}, [
      `${said} are kept in this browser only: “${lines[0].text}”. `,
      element("a", { href: there, target: "_self", textContent: "Open that call" }),
      " ",
      element("button", {
        type: "button",
        textContent: "Bring them here",
        onclick: () => {
          state.waiting.push(...lines);
          remember();
          store(k, null);
          earlier();
          draw();
          trySending();
        },
      }),
    ]);
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
    const who = pad.querySelector("#who");
    who.oninput = () => {
      start();
      state.who = whole(who.value);
      remember();
      sendSoon(state, REST_MS, trySending);
    };
    who.onblur = trySending;
    pad.querySelector(".end").onclick = end;
    pad.onkeydown = (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) end();
    };
    earlier();
    state.built = true;
  };

  const known = new Map(state.stored.map((line) => [line.id, line.revision]));
  state.waiting = state.waiting.filter((line) => (known.get(line.id) ?? -1) < line.revision);
  if (state.who === data.giver) state.who = null;
  if (state.ended === data.ended) state.ended = null;
  if (load(key)) remember();
  if (!state.built) build();
  const who = pad.querySelector("#who");
  if (parentElement.activeElement !== who) who.value = state.who ?? data.giver;
  draw();
  if (unheard()) {
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
