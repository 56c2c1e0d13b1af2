// Single-key navigation: j and k move along the rows, ? shows the keys, and an element
// with data-key is pressed by its key. Can be switched off (WCAG 2.1.4); pages work without.
const OFF = "console-keys-off";
const help = document.getElementById("keys-help");
const toggle = document.getElementById("keys-on");

function isOff() {
  return localStorage.getItem(OFF) === "1";
}

// A radio or a check box takes no letters: after a choice the keys go on working.
const TYPED = "input:not([type=radio], [type=checkbox], [type=submit], [type=file]), select, textarea, [contenteditable]";

function isTyping(target) {
  return target.closest(TYPED) !== null;
}

function find(key) {
  return document.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

function move(step) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const at = rows.indexOf(document.activeElement);
  const next = at === -1 && step < 0 ? rows.length - 1 : at + step;
  rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
}

function press(key) {
  const target = find(key);
  const folded = target?.closest("details");
  if (folded) folded.open = true;
  if (target?.matches("input:not([type=checkbox], [type=radio]), select, textarea")) {
    target.focus();
  } else {
    target?.focus();
    target?.click();
  }
  return target !== null;
}

// The help tells only keys that do something on this page as it is now.
function showHelp() {
  if (!help || help.open) return;
  for (const term of help.querySelectorAll("[data-needs]")) {
    term.hidden = term.nextElementSibling.hidden = find(term.dataset.needs) === null;
  }
  help.showModal();
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
  if (event.key === "?") showHelp();
  else if (isOff() || help?.open) return;
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key.length !== 1 || !press(event.key)) return;
  event.preventDefault();
}

document.addEventListener("keydown", onKey);
document.getElementById("keys-open")?.addEventListener("click", showHelp);
document.getElementById("keys-open")?.removeAttribute("hidden");
if (toggle) {
  toggle.checked = !isOff();
  toggle.addEventListener("change", () => {
    localStorage.setItem(OFF, toggle.checked ? "0" : "1");
  });
}
