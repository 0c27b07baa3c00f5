// Scrolls to a place of the page once it stands there, and lets the keyboard go on from it.
const PATIENCE = 3000; // milliseconds

export default function ({ data, parentElement }) {
  const host = parentElement.host ?? parentElement;
  if (!data.place || host.dataset.turn === data.turn) return;
  host.dataset.turn = data.turn;
  const since = performance.now();
  const look = () => {
    const place = document.querySelector(`.st-key-${CSS.escape(data.place)}`);
    if (!place) {
      if (performance.now() - since < PATIENCE) requestAnimationFrame(look);
      return;
    }
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    place.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  look();
}
