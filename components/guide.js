// Links to the program's own pages are followed in this tab, as the back button would.
// `pages` are their addresses; `go` is where something that was clicked leads, with a turn of its
// own, so that it is followed once; going.js and naming.js stand before this. `lang` is the language that the
// page is in.
export default function ({ data, parentElement }) {
  document.documentElement.lang = data.lang;
  const host = parentElement.host ?? parentElement;
  if (data.go && host.dataset.turn !== data.go.turn) {
    host.dataset.turn = data.go.turn;
    go(data.go.address);
  }
  const follow = (event) => {
    const otherwise = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || otherwise) return;
    const link = event.composedPath().find((node) => node.localName === "a");
    const [page, asked] = (link?.getAttribute("href") ?? "").split("?");
    if (asked === undefined || !data.pages.includes(page)) return;
    event.preventDefault();
    event.stopPropagation();
    go(link.href);
  };
  document.addEventListener("click", follow, true);
  const named = naming();
  return () => {
    document.removeEventListener("click", follow, true);
    named.disconnect();
  };
}
