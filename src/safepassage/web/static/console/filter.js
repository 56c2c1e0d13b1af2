// Tells how many rows are left, or that none is.
function tell(name, shown, filtered) {
  const none = document.querySelector(`[data-filter-none="${name}"]`);
  const count = document.querySelector(`[data-filter-count="${name}"]`);
  document.getElementById(name).hidden = shown === 0;
  if (none) none.hidden = shown > 0;
  if (count) {
    count.hidden = !filtered;
    count.querySelector("b").textContent = shown;
  }
}

// Shows only the rows of a table that hold every word typed; nothing typed leaves the page.
for (const input of document.querySelectorAll("[data-filter]")) {
  const rows = [...(document.getElementById(input.dataset.filter)?.tBodies[0]?.rows ?? [])];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  input.closest("[data-filter-field]").hidden = rows.length === 0;
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach((row, place) => {
      row.hidden = !words.every((word) => texts[place].includes(word));
    });
    tell(input.dataset.filter, rows.filter((row) => !row.hidden).length, words.length > 0);
  });
}
