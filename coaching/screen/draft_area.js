// A text area by itself; how it keeps its words: draft_words.js.

export default function ({ parentElement, data, setStateValue }) {
  parentElement.querySelector("label").textContent = data.label;
  const area = parentElement.querySelector("textarea");
  keepWords({ area, root: parentElement, data, push: setStateValue });
}
