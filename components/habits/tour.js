// A few steps for a first visit, beside what they speak of: shown once, and again when asked for.
// Nothing behind it is shut: whoever knows the way goes on.
const tour = (root, data) => {
  const card = root.querySelector(".tour");
  const ring = root.querySelector(".ring");
  const next = card.querySelector("[data-does=next]");
  let at = Number(card.dataset.at ?? 0);
  const place = () => {
    const target = [...document.querySelectorAll(data.steps[at].at)].find((it) => it.checkVisibility());
    const box = target?.getBoundingClientRect();
    ring.hidden = !box?.width || card.hidden;
    if (ring.hidden) return;
    const [left, top] = [Math.max(box.left - 6, 4), Math.max(box.top - 6, 4)];
    ring.style.cssText = `left: ${left}px; top: ${top}px; width: ${Math.min(box.right + 6, innerWidth - 4) - left}px; height: ${box.bottom + 6 - top}px`;
  };
  const show = () => {
    const { step, title, words } = data.steps[at];
    card.dataset.at = at;
    const last = at === data.steps.length - 1;
    card.querySelector(".step").textContent = step;
    card.querySelector("h2").textContent = title;
    card.querySelector(".words").textContent = words;
    card.querySelector("[data-does=skip]").hidden = last;
    next.textContent = last ? data.words.end : data.words.next;
    card.hidden = false;
    document.querySelector(data.steps[at].at)?.scrollIntoView({ block: "nearest" });
    place();
  };
  const end = () => (card.hidden = ring.hidden = true);
  const start = () => {
    at = 0;
    show();
    keep("tour", "seen");
  };
  if (!card.hidden) show(); // perhaps in another language by now
  else if (data.isFront && kept("tour") === undefined) start();
  return {
    place,
    end,
    start,
    isShown: () => !card.hidden,
    next: () => (++at < data.steps.length ? show() : end()),
  };
};
