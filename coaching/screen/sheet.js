// The fields of a form in one element. What is filled in is kept in this browser at once and sent
// after 400 ms of rest (a choice at once). The server answers with the number of the last message
// it has dealt with; until then it is sent again every 3 s, and after a reload.

export default function ({ parentElement, data, setStateValue }) {
  const sheet = parentElement.querySelector(".sheet");
  const state = (sheet.state ??= { shown: new Map() });
  state.push = setStateValue; // a timer set before a reconnect must use the newest one
  state.base = data.version;
  const fresh = state.id !== data.id;
  if (fresh) {
    clearTimeout(state.timer);
    const key = `afterword:draft:${data.owner}:fields:${data.id}`;
    Object.assign(state, { id: data.id, key, kept: load(key), out: null });
  }
  if (state.out && state.out.number === data.heard) settle(sheet, state);
  draw(sheet, state, data.fields, fresh);
  words(sheet, parentElement, data, setStateValue);
  if (fresh) flush(sheet, state);
}

// Forgets what the server has dealt with; what was typed since is still to be sent.
function settle(sheet, state) {
  clearTimeout(state.timer);
  const left = Object.entries(state.kept?.values ?? {})
    .filter(([name, value]) => state.out.values[name] !== value);
  state.kept = left.length ? { values: Object.fromEntries(left), base: state.base } : null;
  state.out = null;
  store(state.key, state.kept);
  if (state.kept) sendSoon(state, REST_MS, () => flush(sheet, state));
}

function filled(sheet, state, name, value, after) {
  state.kept = {
    values: { ...state.kept?.values, [name]: whole(value) },
    // The version these values grew from: set by the first key after the last answer.
    base: state.kept?.base ?? state.base,
  };
  store(state.key, state.kept);
  sendSoon(state, after, () => flush(sheet, state));
}

// Sends what is not on its way yet.
function flush(sheet, state) {
  const values = JSON.stringify(state.kept?.values ?? {});
  if (state.kept && values !== JSON.stringify(state.out?.values)) send(sheet, state);
}

function send(sheet, state) {
  if (!state.kept) return;
  state.out = { number: `${tabName()}:${Date.now()}`, values: { ...state.kept.values } };
  const message = { ...state.kept, number: state.out.number, id: state.id };
  sendNow(state, sheet, "filled", message, () => send(sheet, state));
}

function draw(sheet, state, fields, fresh) {
  for (const [name, shown] of state.shown) {
    if (fields.some((field) => field.name === name && plan(field) === shown.plan)) continue;
    shown.box.remove();
    state.shown.delete(name);
  }
  let before = sheet.firstChild;
  for (const field of fields) {
    let shown = state.shown.get(field.name);
    if (!shown) {
      shown = made(sheet, state, field);
      state.shown.set(field.name, shown);
    }
    if (shown.box === before) before = before.nextSibling;
    else sheet.insertBefore(shown.box, before);
    const value = state.kept?.values[field.name] ?? field.value;
    // A day half typed is not one yet, and is not to be taken away.
    if (shown.input.value !== value && (fresh || shown.input.validity.valid)) {
      shown.input.value = value;
    }
    shown.box.classList.toggle("empty", !shown.input.value);
  }
}

// What a field is, without its value: a field is made anew when this changes.
const plan = (field) => JSON.stringify({ ...field, value: "" });

function made(sheet, state, field) {
  const box = element("div", { className: "field" });
  box.style.setProperty("--span", field.span);
  const input = element(field.kind === "choice" ? "select" : "input", { id: field.name });
  const fault = element("p", { className: "fault", id: `${field.name}-fault` });
  if (field.kind === "choice") {
    input.append(...field.choices.map(([value, label]) => new Option(label, value)));
  } else if (field.kind === "day") {
    Object.assign(input, { type: "date", min: field.min, max: field.max });
  } else {
    Object.assign(input, { type: "text", maxLength: field.limit, autocomplete: "off", dir: "auto" });
  }
  const say = () => {
    const wrong = !input.validity.valid;
    fault.textContent = wrong ? field.fault : "";
    input.ariaInvalid = wrong ? "true" : null;
    if (wrong) input.setAttribute("aria-describedby", fault.id);
    else input.removeAttribute("aria-describedby");
  };
  input.oninput = () => {
    if (!input.validity.valid) return; // said when the field is left
    say();
    filled(sheet, state, field.name, input.value, field.kind === "choice" ? 0 : REST_MS);
  };
  input.onblur = () => {
    say();
    flush(sheet, state);
  };
  const label = element("label", { htmlFor: field.name, textContent: field.label });
  const around = element("div", { className: field.kind });
  around.append(input);
  box.append(label, around, fault);
  return { box, input, plan: plan(field) };
}

// The words themselves below the fields, where the form has them.
function words(sheet, root, data, push) {
  let box = sheet.querySelector(".words");
  if (!data.words) {
    box?.remove();
    return;
  }
  if (!box) {
    box = element("div", { className: "words" });
    const area = element("textarea", { id: "words", spellcheck: false, dir: "auto" });
    box.append(element("label", { htmlFor: "words" }), area);
    sheet.append(box);
  }
  box.querySelector("label").textContent = data.words.label;
  const area = box.querySelector("textarea");
  keepWords({ area, root, data: data.words, push });
}

const element = (name, properties) => Object.assign(document.createElement(name), properties);
