// A button that copies words, and says that it did.
const SAID = 2500; // milliseconds

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  const [icon, label] = button.querySelectorAll("span");
  const heard = parentElement.querySelector(".heard");
  label.textContent = data.label;
  button.title = data.hint;
  button.onclick = async () => {
    const done = await copied(data.words);
    label.textContent = heard.textContent = done ? data.done : data.failed;
    icon.textContent = done ? "check" : "error";
    clearTimeout(Number(button.dataset.timer));
    button.dataset.timer = setTimeout(() => {
      label.textContent = data.label;
      heard.textContent = "";
      icon.textContent = "content_copy";
    }, SAID);
  };
}
