// A countdown that runs in the browser alone: no rerun while it runs, and a reload, another page
// or a closed lid do not stop it, since what is kept is the moment it ends.

const TICK_MS = 250;
const SOON = [300, 60]; // seconds left at which it says so

function tone() {
  const sound = new AudioContext();
  const [note, loudness] = [sound.createOscillator(), sound.createGain()];
  note.frequency.value = 528;
  loudness.gain.setValueAtTime(0.15, sound.currentTime);
  loudness.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 1.2);
  note.connect(loudness).connect(sound.destination);
  note.start();
  note.stop(sound.currentTime + 1.2);
}

const minutesOf = (seconds) => Math.max(1, Math.round(seconds / 60));
const clock = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
const spoken = (minutes) => `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;

export default function ({ parentElement, data, setTriggerValue }) {
  const find = (name) => parentElement.querySelector(`.${name}`);
  const [root, left, go, again, note, length, sound, said] = [
    "timer", "left", "go", "again", "note", "length", "sound", "said",
  ].map(find);
  const key = `afterword:timer:${data.owner}:${data.id}`;
  const fresh = () => ({ total: data.minutes * 60, left: data.minutes * 60, ends: null });
  if (root.of !== key) {
    root.of = key;
    root.state = load(key) ?? fresh();
    root.said = null;
  }
  root.send = setTriggerValue;
  note.textContent = data.note;

  const seconds = () => {
    const now = root.state;
    if (now.ends === null) return now.left;
    return Math.max(0, Math.ceil((now.ends - Date.now()) / 1000));
  };
  const keep = (state) => {
    root.state = state;
    store(key, state);
    draw();
  };
  const say = (words) => {
    if (root.said !== words) said.textContent = root.said = words;
  };
  const draw = () => {
    const [now, rest] = [root.state, seconds()];
    const [running, begun] = [now.ends !== null && rest > 0, rest < now.total];
    left.textContent = clock(rest);
    go.textContent = running ? "Pause" : begun && rest > 0 ? "Go on" : `Start ${spoken(minutesOf(now.total))}`;
    go.hidden = rest === 0;
    again.hidden = !begun;
    note.hidden = !begun || !data.note;
    length.hidden = running || begun;
    length.value = String(minutesOf(now.total));
    return rest;
  };
  const tick = () => {
    const before = root.rest ?? Infinity;
    const rest = (root.rest = draw());
    if (root.state.ends === null) return;
    if (rest === 0) {
      root.state = { ...root.state, ends: null, left: 0 };
      store(key, root.state);
      draw();
      say("Time is up. That counts, however it went.");
      if (sound.checked) tone();
      return;
    }
    for (const mark of SOON) {
      if (before > mark && rest <= mark && rest > mark - 5) say(`${spoken(mark / 60)} left.`);
    }
  };

  const offered = [...new Set([...data.lengths, minutesOf(root.state.total)])].sort((a, b) => a - b);
  if (length.childElementCount !== offered.length) {
    length.replaceChildren(...offered.map((n) => new Option(spoken(n), String(n))));
  }
  length.onchange = () => {
    const total = Number(length.value) * 60;
    keep({ total, left: total, ends: null });
  };
  go.onclick = () => {
    const rest = seconds();
    root.rest = rest;
    if (root.state.ends === null) {
      keep({ ...root.state, ends: Date.now() + rest * 1000 });
      say("Running. You can leave this page; it goes on.");
    } else {
      keep({ ...root.state, left: rest, ends: null });
      say("Paused.");
    }
  };
  again.onclick = () => {
    keep({ total: root.state.total, left: root.state.total, ends: null });
    say("");
    go.focus();
  };
  note.onclick = () => {
    const done = minutesOf(root.state.total - seconds());
    root.send("noted", { minutes: done, id: data.id });
    keep({ total: root.state.total, left: root.state.total, ends: null });
    say(`${spoken(done)} filled in below.`);
  };

  clearInterval(root.timer);
  root.timer = setInterval(tick, TICK_MS);
  tick();
  return () => clearInterval(root.timer);
}
