// Shows a page in the colours that the reader chose last. It runs as soon as it is here, and nothing waits for it.
{
  const MEMORY = "color-scheme";
  const CHOICES = ["auto", "light", "dark"];
  const { dataset } = document.documentElement;

  const show = (choice) => {
    if (CHOICES.indexOf(choice) > 0) dataset.scheme = choice;
    else delete dataset.scheme;
  };

  const recall = () => {
    try {
      show(localStorage.getItem(MEMORY));
    } catch {
      // The reader keeps no data of sites: a choice holds on this page.
    }
  };

  recall();
  addEventListener("storage", recall);
  addEventListener("pageshow", (event) => event.persisted && recall());
  addEventListener("click", ({ target }) => {
    if (!target.closest?.("button.scheme")) return;
    const next = CHOICES[(CHOICES.indexOf(dataset.scheme ?? "auto") + 1) % CHOICES.length];
    show(next);
    try {
      localStorage.setItem(MEMORY, next);
    } catch {
      // The next page begins with the colours of the system again.
    }
  });
}
