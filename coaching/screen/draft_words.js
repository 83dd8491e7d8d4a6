// One text area that loses nothing: what is typed is kept in this browser at once, sent to the
// server after 400 ms of rest (at once on paste and on blur), and forgotten here only when the
// server answers with the same text. Until then it is sent again every 3 s, and after a reload.

function keepWords({ area, root, data, push }) {
  const key = `afterword:draft:${data.owner}:${data.id}`;
  area.placeholder = data.placeholder;
  area.style.minHeight = data.height ?? "";
  area.state ??= {};
  const state = area.state;
  state.push = push; // a timer set before a reconnect must use the newest one

  const send = (again = false) => {
    const kept = load(key) ?? state.kept;
    if (!kept || (kept.text === state.sent && !again)) return;
    state.sent = kept.text;
    sendNow(state, area, "typed", { ...kept, id: data.id }, () => send(true));
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
    if (fresh || root.activeElement !== area) area.value = data.text;
  } else if (fresh) {
    area.value = kept.text;
    send();
  }

  area.oninput = (event) => {
    // The version this text grew from: set by the first key after the last confirmed text.
    const from = (load(key) ?? state.kept)?.base ?? state.base;
    state.kept = { text: whole(area.value), base: from };
    state.sent = null;
    store(key, state.kept);
    sendSoon(state, event.inputType === "insertFromPaste" ? 0 : REST_MS, () => send());
  };
  area.onblur = () => send();
}
