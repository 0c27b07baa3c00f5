// What a reader has at hand on every page: keys, favourites, the address to pass on, help, a tour.
// clipboard.js, kept.js, tour.js and going.js stand before this.
const PAUSE = 1500; // milliseconds in which a second key belongs to the first
const SAID = 3000; // milliseconds that a word of success stands
const YEAR = 31536000; // seconds
const TYPING = "input, textarea, select, [contenteditable], [role=textbox], [role=combobox], [role=listbox], [role=grid]";

let opened; // the filters that this page was opened with

// What was chosen by hand opens the next visit; the server reads it before it draws anything, and so
// it is a cookie. What a link chose stays the link's.
const remember = (filters) => {
  opened ??= filters;
  if (filters === opened) return;
  opened = null;
  const age = filters ? YEAR : 0;
  document.cookie = `dashboard_last=${encodeURIComponent(filters)}; path=/; max-age=${age}; samesite=lax`;
};

export default function ({ data, parentElement: root, setTriggerValue }) {
  root.ended?.abort();
  root.ended = new AbortController();
  const { signal } = root.ended;
  const one = (found) => root.querySelector(found);
  const steps = tour(root, data);

  for (const node of root.querySelectorAll("[data-word]")) node.textContent = data.words[node.dataset.word];
  for (const node of root.querySelectorAll("[data-label]")) {
    node.ariaLabel = data.words[node.dataset.label];
    if (node.matches("button")) node.title = node.ariaLabel;
  }
  remember(data.filters);

  const say = (words) => {
    const said = one(".said");
    said.textContent = words;
    clearTimeout(said.timer);
    said.timer = setTimeout(() => (said.textContent = ""), SAID);
  };
  const share = async () => {
    const address = new URL(location);
    // The bare address opens what its next reader had last: for another it names what is seen here.
    if (!address.search && data.isFront) address.search = data.bare;
    if (matchMedia("(pointer: coarse)").matches && navigator.share)
      return navigator.share({ title: document.title, url: address.href }).catch(() => {});
    say((await copied(address.href)) ? data.words.shared : data.words.failed);
  };

  const listed = () => {
    const dialog = one("[data-dialog=favourites]");
    const found = favourites();
    dialog.querySelector(".quiet").hidden = found.length > 0;
    dialog.querySelector("ul").replaceChildren(...found.map(({ id, names }) => {
      const row = document.createElement("li");
      const link = document.createElement("a");
      link.href = `indicator?${new URLSearchParams({ indicator: id })}`;
      link.textContent = names[data.language];
        const drop = document.createElement("button");
      drop.type = "button";
      drop.dataset.does = "drop";
      drop.dataset.id = id;
      drop.title = data.words.drop;
      drop.ariaLabel = `${data.words.drop} ${link.textContent}`;
      const icon = document.createElement("span");
      icon.className = "icon";
      icon.translate = false;
      icon.ariaHidden = "true";
      icon.textContent = "close";
      drop.append(icon);
      row.append(link, drop);
      return row;
    }));
  };
  const described = () => one("dl").replaceChildren(...data.keys.flatMap(([keys, words]) => {
    const [name, what] = [document.createElement("dt"), document.createElement("dd")];
    name.append(...keys.split(" ").flatMap((key, n) => {
      const cap = document.createElement("kbd");
      cap.textContent = key;
      return n ? [" ", cap] : [cap];
    }));
    what.textContent = words;
    return [name, what];
  }));
  const open = (name) => {
    for (const dialog of root.querySelectorAll("dialog[open]")) dialog.close();
    if (name === "favourites") listed();
    if (name === "help") {
      described();
      one("[type=checkbox]").checked = kept("keys", "on") === "on";
    }
    one(`[data-dialog=${name}]`).showModal();
  };

  const does = {
    share,
    favourites: () => open("favourites"),
    help: () => open("help"),
    close: () => root.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close()),
    drop: (button) => {
      keepFavourites(favourites().filter(({ id }) => id !== button.dataset.id));
      dispatchEvent(new Event("favourites"));
      listed();
    },
    glossary: () => go("glossary"),
    tour: () => (does.close(), steps.start()),
    next: steps.next,
    skip: steps.end,
  };
  root.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-does]");
    if (pressed) does[pressed.dataset.does](pressed);
    else if (event.target.matches("dialog")) does.close(); // beside what is in it
  }, { signal });
  one("[type=checkbox]").addEventListener("change", (event) => {
    keep("keys", event.target.checked ? "on" : "off");
  }, { signal });

  const search = () => {
    const box = document.querySelector(".st-key-ask input, .st-key-q input");
    if (box?.checkVisibility()) box.focus();
    else go("search");
  };
  let before = 0; // when the key was pressed that a second belongs to
  const press = (event) => {
    if (event.key === "Escape" && steps.isShown()) return steps.end();
    const typed = event.composedPath()[0];
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (kept("keys", "on") !== "on" || typed.closest?.(TYPING)) return;
    if (document.querySelector("dialog[open], [role=dialog][aria-modal=true]") || one("dialog[open]")) return;
    const key = event.key.toLowerCase();
    const page = event.timeStamp - before < PAUSE ? data.pages[key] : undefined;
    before = !page && key === "g" ? event.timeStamp : 0;
    const act = page ? () => go(page) : {
      "/": search,
      "?": does.help,
      "？": does.help, // as Chinese keyboards have it
      f: does.favourites,
      u: share,
      l: () => setTriggerValue("language", true),
    }[key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  document.addEventListener("keydown", press, { signal });
  addEventListener("resize", steps.place, { signal });
  document.addEventListener("scroll", steps.place, { signal, capture: true, passive: true });
  addEventListener("popstate", does.close, { signal }); // a link in a dialog was followed
  return () => root.ended.abort();
}
