// A part that renews itself and gets another page instead (signed out, desk lost) loads that page.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, serverResponse } = event.detail;
  if (target.id !== "" && !serverResponse.includes(`id="${target.id}"`)) {
    event.preventDefault();
    location.reload();
  }
});
