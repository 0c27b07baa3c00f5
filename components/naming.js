// Says what the framework leaves unsaid. A map that takes the focus is called as its picture is. A list
// tells the style sheets what is chosen: its box for typing has one line, which they let wrap. Of the
// links to the desk's pages one is the page that is open.
const name = () => {
  for (const map of document.querySelectorAll("[data-testid=stDeckGlJsonChart][aria-label] .deck-events-root")) {
    const called = map.closest("[data-testid=stDeckGlJsonChart]").getAttribute("aria-label");
    if (map.getAttribute("aria-label") === called) continue;
    map.setAttribute("role", "application"); // arrows move it: the keys are its own
    map.setAttribute("aria-label", called);
  }
  for (const box of document.querySelectorAll("[data-testid=stSelectbox] input"))
    if (box.parentElement.dataset.chosen !== box.value) box.parentElement.dataset.chosen = box.value;
  for (const link of document.querySelectorAll(".st-key-desk-pages a"))
    link.ariaCurrent = new URL(link.href).pathname === location.pathname ? "page" : null;
};
const naming = () => {
  name();
  const named = new MutationObserver(name);
  named.observe(document.body, { subtree: true, childList: true, attributeFilter: ["value", "aria-label"] });
  return named;
};
