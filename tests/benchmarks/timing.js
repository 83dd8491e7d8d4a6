// Timed inside the page: from a moment until the run it started has ended and all of it is drawn.
(() => {
  let runs = 0, last = 0

  // A message of Streamlit's protocol that holds this field ends a run.
  const endsARun = (data) => {
    const bytes = new Uint8Array(data)
    let at = 0
    const varint = () => {
      let value = 0, weight = 1, byte
      do { byte = bytes[at++]; value += (byte & 127) * weight; weight *= 128 } while (byte > 127)
      return value
    }
    while (at < bytes.length) {
      const tag = varint(), wire = tag % 8
      if ((tag - wire) / 8 === FINISHED) return true
      const length = wire === 0 ? varint() * 0 : wire === 1 ? 8 : wire === 5 ? 4 : varint()
      at += length
    }
    return false
  }

  const Plain = window.WebSocket
  window.WebSocket = class extends Plain {
    constructor(...args) {
      super(...args)
      this.addEventListener("message", (message) => {
        if (endsARun(message.data)) { runs += 1; last = performance.now() }
      })
    }
  }

  const inMain = ({target}) =>
    (target.closest ? target : target.parentElement)?.closest("[data-testid=stMain]")
  new MutationObserver((changes) => { if (changes.some(inMain)) last = performance.now() })
    .observe(document, {subtree: true, childList: true, attributes: true, characterData: true})

  const drawn = (charts) => {
    const app = document.querySelector("[data-testid=stApp]")
    const plots = [...document.querySelectorAll("[data-testid=stPlotlyChart]")]
    return app?.dataset.testScriptState === "notRunning"
      && app.dataset.testConnectionState === "CONNECTED"
      && !document.querySelector("[data-testid=stSkeleton],[data-stale=true]")
      && plots.length >= charts && plots.every((plot) => plot.querySelector(".main-svg"))
  }

  // The last change of the page before it rested for 200 ms, in ms after `began`.
  window.settled = (began, runsBefore, charts) => new Promise((resolve, reject) => {
    const look = () => {
      const now = performance.now()
      if (runs > runsBefore && drawn(charts) && now - last > 200) resolve(last - began)
      else if (now - began > 30000) reject(new Error(`run ${runs}, drawn ${drawn(charts)}`))
      else setTimeout(look, 10)
    }
    look()
  })

  window.clicked = (target, charts) => {
    const before = runs, began = performance.now()
    target.click()
    return window.settled(began, before, charts)
  }
})()
