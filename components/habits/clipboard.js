// Puts words on the clipboard; whether it worked. The browser's own way needs HTTPS or this very
// computer, which the network inside an office often has not: there the old way is taken.
const copied = async (words) => {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = words;
    field.style.cssText = "position: fixed; opacity: 0";
    const before = document.activeElement;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    before?.focus?.();
    return done;
  }
};
