// What a reader's own browser keeps. Where it keeps nothing, everything works for this page alone.
const memory = new Map();
const kept = (name, otherwise) => {
  try {
    return JSON.parse(localStorage.getItem(`dashboard.${name}`)) ?? otherwise;
  } catch {
    return memory.get(name) ?? otherwise;
  }
};
const keep = (name, value) => {
  memory.set(name, value);
  try {
    localStorage.setItem(`dashboard.${name}`, JSON.stringify(value));
  } catch {
    return; // it keeps nothing
  }
};

// The indicators that a reader has marked, each with its name in both languages, as the address
// leads to it in either.
const favourites = () => kept("favourites", []);
const keepFavourites = (found) => keep("favourites", found);
