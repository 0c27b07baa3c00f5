// Of the scenes, all of which stand on the page, shows one after the other.
// Where it has come to is kept out here: a new release, and a server that was started again, go on.
let at = 0;
let paused = false;
let since = performance.now();

const scenes = () => [...document.querySelectorAll("[class*=st-key-wall-scene-]")];
const connected = () =>
  document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState === "CONNECTED";

// Streamlit reads from the address, once, which of the two themes a page has.
const darken = () => {
  const dark = new URL(location);
  dark.searchParams.set("embed", "true");
  dark.searchParams.set("embed_options", "dark_theme");
  location.replace(dark);
};

const say = (element, words) => {
  if (element.textContent !== words) element.textContent = words;
};

export default function ({ data, parentElement }) {
  if (!data.dark) {
    darken();
    return;
  }
  const foot = parentElement.querySelector(".foot");
  const { words } = data;
  const button = (key, word, press) => {
    const made = document.createElement("button");
    made.append(Object.assign(document.createElement("kbd"), { textContent: key }), word);
    made.addEventListener("click", press);
    return made;
  };

  const show = () => {
    const all = scenes();
    all.forEach((scene, number) => {
      const shown = number === at % all.length;
      scene.toggleAttribute("data-shown", shown);
      scene.inert = !shown;
    });
    say(place, all.map((_, number) => (number === at % all.length ? "●" : "○")).join(" "));
    say(hold.lastChild, paused ? words.go_on : words.pause);
    say(away, connected() ? "" : words.away);
  };
  const step = (by) => {
    const count = scenes().length || 1;
    at = (at + by + count) % count;
    since = performance.now();
    show();
  };
  const pause = () => {
    paused = !paused;
    since = performance.now();
    show();
  };
  const leave = () => location.assign(new URL(data.leave, document.baseURI));

  const place = Object.assign(document.createElement("span"), { className: "place" });
  const away = Object.assign(document.createElement("span"), { className: "away" });
  away.setAttribute("role", "status");
  const hold = button(words.keys, words.pause, pause);
  foot.replaceChildren(
    place,
    away,
    hold,
    button("←", words.back, () => step(-1)),
    button("→", words.on, () => step(1)),
    button("Esc", words.leave, leave),
  );

  const keys = { " ": pause, ArrowLeft: () => step(-1), ArrowRight: () => step(1), Escape: leave };
  const press = (event) => {
    const does = keys[event.key];
    if (!does || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  };
  const tick = () => (!paused && performance.now() - since >= data.turn * 1000 ? step(1) : show());
  const clock = setInterval(tick, Math.min(500, data.turn * 500));
  addEventListener("keydown", press, true);
  show();
  return () => {
    clearInterval(clock);
    removeEventListener("keydown", press, true);
  };
}
