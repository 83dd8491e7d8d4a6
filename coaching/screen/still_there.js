// Asks every three seconds whether this sign-in still stands; when it does not, the page goes.
// A signed-out person's tabs thus close wherever they are open. It is no sign of life: it never
// lengthens a sign-in.

const EVERY = 3000

const ask = async () => {
  if (document.hidden) return
  try {
    const answer = await fetch(new URL("signed-in", document.baseURI), { cache: "no-store" })
    if (answer.status === 401) location.reload()
  } catch { /* the connection is gone: Streamlit says so, and the next question comes soon */ }
}

export default () => {
  if (window.afterwordStillThere) return
  window.afterwordStillThere = setInterval(ask, EVERY)
  document.addEventListener("visibilitychange", ask)
}
