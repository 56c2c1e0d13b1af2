// Keeps the two clocks of the bar running; without it they show when the page was made.
const clocks = [...document.querySelectorAll("[data-clock]")].map((element) => ({
  element,
  format: new Intl.DateTimeFormat("en-GB", {
    timeZone: element.dataset.clock,
    hour: "2-digit",
    minute: "2-digit",
  }),
}));

function show() {
  const now = new Date();
  for (const { element, format } of clocks) element.textContent = format.format(now);
}

if (clocks.length > 0) setInterval(show, 5000);
