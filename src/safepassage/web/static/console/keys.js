// Single-key navigation: j and k move along the rows, ? shows the keys, and an element
// with data-key is pressed by its key. Can be switched off (WCAG 2.1.4); pages work without.
const OFF = "console-keys-off";
const help = document.getElementById("keys-help");
const toggle = document.getElementById("keys-on");

function isOff() {
  return localStorage.getItem(OFF) === "1";
}

function isTyping(target) {
  return target.closest("input, select, textarea, [contenteditable]") !== null;
}

function move(step) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const at = rows.indexOf(document.activeElement);
  const next = at === -1 && step < 0 ? rows.length - 1 : at + step;
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
}

function press(key) {
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (target?.matches("input:not([type=checkbox], [type=radio]), select, textarea")) {
    target.focus();
  } else {
    target?.focus();
    target?.click();
  }
  return target !== null;
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  if (event.key === "?") help?.showModal();
  else if (isOff() || help?.open) return;
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key.length !== 1 || !press(event.key)) return;
  event.preventDefault();
}

document.addEventListener("keydown", onKey);
document.getElementById("keys-open")?.addEventListener("click", () => help?.showModal());
document.getElementById("keys-open")?.removeAttribute("hidden");
if (toggle) {
  toggle.checked = !isOff();
  toggle.addEventListener("change", () => {
    localStorage.setItem(OFF, toggle.checked ? "0" : "1");
  });
}
