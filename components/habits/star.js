// A star that keeps an indicator among the reader's favourites.
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const [icon, label] = button.querySelectorAll("span");
  const show = () => {
    const isKept = favourites().some((one) => one.id === data.id);
    icon.classList.toggle("filled", isKept);
    button.setAttribute("aria-pressed", isKept);
    button.title = isKept ? data.drop : data.keep;
    label.textContent = isKept ? data.kept : data.label;
  };
  button.onclick = () => {
    const others = favourites().filter((one) => one.id !== data.id);
    const was = others.length < favourites().length;
    keepFavourites(was ? others : [...others, { id: data.id, names: data.names }]);
    show();
    dispatchEvent(new Event("favourites"));
  };
  const aborted = (parentElement.aborted?.abort(), (parentElement.aborted = new AbortController()));
  addEventListener("favourites", show, { signal: aborted.signal });
  show();
  return () => aborted.abort();
}
