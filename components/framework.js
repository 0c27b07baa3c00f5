// Says the framework's own few words in the reader's language: the names of its buttons, what stands
// in its empty boxes, its messages. Each is known letter for letter; nothing else is touched, and no
// text of a page. `words` are pairs, from the framework's to the reader's; {what} stands for the rest.
const NAMES = ["aria-label", "placeholder", "title"];
const TEXTS = "[data-testid=stMarkdown], [data-testid=stTable], svg, style, script, textarea";

let told = []; // the pairs of the language that was spoken before
let watched;

const speaker = (words) => {
  const exact = new Map(words);
  const around = words.filter(([from]) => from.includes("{what}")).map(([from, to]) => [from.split("{what}"), to]);
  return (said) => {
    const known = exact.get(said);
    if (known !== undefined) return known;
    const [name, rest] = said.split(/: (.*)/s, 2); // "Fullscreen: " and of what
    if (rest !== undefined && exact.has(name)) return `${exact.get(name)}：${rest}`;
    for (const [[before, after], to] of around)
      if (said.length > before.length + after.length && said.startsWith(before) && said.endsWith(after))
        return to.replace("{what}", () => said.slice(before.length, said.length - after.length));
    return said;
  };
};

const rename = (element, name, speak) => {
  const said = element.getAttribute(name);
  const now = said && speak(said);
  if (now !== said) element.setAttribute(name, now);
};
const reword = (node, speak) => {
  const said = node.nodeValue.trim();
  const now = said && speak(said);
  if (now !== said && !node.parentElement?.closest(TEXTS)) node.nodeValue = now;
};
const translate = (root, speak) => {
  if (root.nodeType === Node.TEXT_NODE) return reword(root, speak);
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest("svg")) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.localName === "svg" ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  for (let node = root; node; node = walker.nextNode())
    if (node.nodeType === Node.TEXT_NODE) reword(node, speak);
    else for (const name of NAMES) if (node.hasAttribute(name)) rename(node, name, speak);
};

export default function ({ data: { words } }) {
  watched?.disconnect();
  if (told.length && !words.length) translate(document.body, speaker(told.map(([from, to]) => [to, from])));
  told = words;
  if (!words.length) return;
  const speak = speaker(words);
  translate(document.body, speak);
  watched = new MutationObserver((changes) => {
    for (const { type, target, attributeName, addedNodes } of changes)
      if (type === "attributes") rename(target, attributeName, speak);
      else if (type === "characterData") reword(target, speak);
      else for (const node of addedNodes) translate(node, speak);
  });
  watched.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: NAMES,
  });
}
