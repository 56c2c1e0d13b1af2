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
  });
}
