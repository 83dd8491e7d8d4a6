// The token leaves the address at once: no history, no screenshot and no copied address keeps it.
// It is sent when somebody presses the button, in the body of a request of this page's own.

const token = location.hash.slice(1);
history.replaceState(null, "", "/s");

// A link pasted into this very tab changes nothing but what stands after the #.
addEventListener("hashchange", () => location.hash && location.reload());

const [form, asks, field, said, seen] = ["opening", "asks", "passphrase", "said", "seen"].map(
  (id) => document.getElementById(id),
);
const button = form.querySelector("button");

const CLOSED =
  "This link does not open anything now. It may have ended, or a part of it is missing. Ask whoever sent it for a new one.";
const AGAIN = "That passphrase does not open it. Ask whoever sent the link.";
const ASKED = "It opens with a passphrase. Whoever sent the link can tell you.";
const OFFLINE = "It could not be opened just now. Look whether you are online, then try again.";

function closed(sentence) {
  form.hidden = seen.hidden = true;
  said.textContent = sentence;
}

async function open() {
  const answer = await fetch("/s/open", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, passphrase: field.value }),
  });
  if (answer.ok) {
    location.replace((await answer.json()).at);
  } else if (answer.status === 401) {
    const again = (await answer.json()).passphrase === "again";
    asks.hidden = false;
    said.textContent = again ? AGAIN : ASKED;
    field.focus();
    field.select();
  } else if (answer.status === 429 || answer.status === 503) {
    said.textContent = await answer.text();
  } else {
    closed(CLOSED);
  }
}

form.onsubmit = async (event) => {
  event.preventDefault();
  button.disabled = true;
  said.textContent = "Opening …";
  try {
    await open();
  } catch {
    said.textContent = OFFLINE;
  }
  button.disabled = false;
};

if (token) {
  form.hidden = seen.hidden = false;
  button.focus();
} else {
  closed("Open the link again from the message it came in: the address alone does not open it.");
}
