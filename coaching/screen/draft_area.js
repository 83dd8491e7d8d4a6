// A text area that loses nothing: what is typed is kept in this browser at once, sent to the
// server after 400 ms of rest (at once on paste and on blur), and forgotten here only when the
// server answers with the same text. Until then it is sent again every 3 s, and after a reload:
// what is sent while the connection is down goes nowhere, and nobody says so.

const REST_MS = 400;
const AGAIN_MS = 3000;

function store(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // No room or no storage (private window): the server's copy still holds.
  }
}

function load(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

// Names this tab, also after a reload, so that its own earlier write is not taken for another's.
// A duplicated tab copies sessionStorage, but arrives by "navigate": it gets a name of its own.
function tabName() {
  if (!globalThis.afterwordTab) {
    const [arrival] = performance.getEntriesByType("navigation");
    const kept = arrival?.type === "reload" ? sessionStorage.getItem("afterword:tab") : null;
    globalThis.afterwordTab = kept ?? Math.random().toString(36).slice(2);
    sessionStorage.setItem("afterword:tab", globalThis.afterwordTab);
  }
  return globalThis.afterwordTab;
}

// Text without halves of characters: the server keeps none, so one kept here would never be
// confirmed.
const whole = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd");

export default function ({ parentElement, data, setStateValue }) {
  const area = parentElement.querySelector("textarea");
  const label = parentElement.querySelector("label");
  const key = `afterword:draft:${data.owner}:${data.id}`;
  label.textContent = data.label;
  area.placeholder = data.placeholder;
  area.style.minHeight = data.height ?? "";
  area.state ??= {};
  const state = area.state;
  state.push = setStateValue; // a timer set before a reconnect must use the newest one

  const send = (again = false) => {
    const kept = load(key) ?? state.kept;
    if (!kept || (kept.text === state.sent && !again)) return;
    clearTimeout(state.timer);
    state.sent = kept.text;
    state.times = (state.times ?? 0) + 1;
    // Before the push: it throws while the connection is down.
    state.timer = setTimeout(() => area.isConnected && send(true), AGAIN_MS);
    state.push("typed", { ...kept, id: data.id, tab: tabName(), times: state.times });
  };

  const fresh = state.id !== data.id || state.epoch !== data.epoch;
  if (fresh) {
    clearTimeout(state.timer);
    Object.assign(state, { id: data.id, epoch: data.epoch, sent: null, kept: null });
    if (data.epoch) store(key, null); // the reader chose the stored text over this tab's
  }
  state.base = data.version;

  const kept = load(key) ?? state.kept;
  if (!kept || kept.text === data.text) {
    store(key, null);
    clearTimeout(state.timer);
    state.kept = null;
    if (fresh || parentElement.activeElement !== area) area.value = data.text;
  } else if (fresh) {
    area.value = kept.text;
    send();
  }

  area.oninput = (event) => {
    // The version this text grew from: set by the first key after the last confirmed text.
    const from = (load(key) ?? state.kept)?.base ?? state.base;
    state.kept = { text: whole(area.value), base: from };
    state.sent = null;
    store(key, JSON.stringify(state.kept));
    clearTimeout(state.timer);
    state.timer = setTimeout(() => send(), event.inputType === "insertFromPaste" ? 0 : REST_MS);
  };
  area.onblur = () => send();
}
