// Shows a work in the style that the reader chose last, and copies it. Without this file all citations can be read.

const MEMORY = `citation-style-${document.documentElement.lang}`;

function remembered() {
  try {
    return localStorage.getItem(MEMORY);
  } catch {
    return null; // The reader keeps no data of sites.
  }
}

function remember(style) {
  try {
    localStorage.setItem(MEMORY, style);
  } catch {
    // It is asked for again on the next page.
  }
}

// What readers paste: emphasis and links, without what only this page needs.
function pasted(shown) {
  const copy = shown.cloneNode(true);
  copy.querySelectorAll("bdi").forEach((one) => one.replaceWith(...one.childNodes));
  copy.querySelectorAll("[dir]").forEach((one) => one.removeAttribute("dir"));
  return `<p lang="${shown.lang}" dir="${shown.dir}">${copy.innerHTML}</p>`;
}

async function copied(kind, shown) {
  const text = shown.textContent;
  if (kind === "html" && window.ClipboardItem) {
    const types = { "text/plain": text, "text/html": pasted(shown) };
    const blobs = Object.entries(types).map(([type, value]) => [type, new Blob([value], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  } else {
    await navigator.clipboard.writeText(text);
  }
}

function start(section) {
  const shown = section.querySelector("p.citation");
  const choice = section.querySelector("select");
  const status = section.querySelector("[role=status]");
  const citations = new Map(
    Array.from(section.querySelectorAll(".citation"), (one) => [
      one.dataset.style,
      { lang: one.lang, dir: one.dir, nodes: Array.from(one.childNodes, (node) => node.cloneNode(true)) },
    ]),
  );

  function show(style) {
    const { lang, dir, nodes } = citations.get(style);
    Object.assign(shown, { lang, dir });
    shown.replaceChildren(...nodes.map((node) => node.cloneNode(true)));
    status.textContent = "";
  }

  if (choice) {
    const style = remembered();
    if (citations.has(style)) {
      choice.value = style;
      show(style);
    }
    choice.addEventListener("change", () => {
      show(choice.value);
      remember(choice.value);
    });
  }

  for (const button of section.querySelectorAll("[data-copy]")) {
    button.addEventListener("click", async () => {
      status.textContent = "";
      try {
        await copied(button.dataset.copy, shown);
        status.textContent = status.dataset.copied;
      } catch {
        // No right to copy: the words are marked, so that one key does it.
        getSelection().selectAllChildren(shown);
      }
    });
  }
}

document.querySelectorAll(".cite").forEach(start);
