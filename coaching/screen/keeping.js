// What a person typed and the server has not confirmed: kept in this browser, and sent again until
// it has. Read before the script of each field that keeps words (see keeping.py).

const AGAIN_MS = 3000;
const REST_MS = 400; // typing has come to rest

function load(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function store(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // No room or no storage (private window): it still lives in this page, and on the server.
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

// Sends now and plans to do it again, as long as the field is on the page: what is sent while the
// connection is down goes nowhere, and nobody says so.
function sendNow(state, field, name, message, again) {
  clearTimeout(state.timer);
  state.times = (state.times ?? 0) + 1;
  // Before the push: it throws while the connection is down.
  state.timer = setTimeout(() => field.isConnected && again(), AGAIN_MS);
  state.push(name, { ...message, tab: tabName(), times: state.times });
}

function sendSoon(state, after, send) {
  clearTimeout(state.timer);
  state.timer = setTimeout(send, after);
}
