// Shows the citation in the style that the reader chose last, and copies it. Without this file all of them can be read.

const section = document.querySelector(".cite");
const shown = section.querySelector("p.citation");
const choice = section.querySelector("select");
const status = section.querySelector("[role=status]");
const memory = `citation-style-${document.documentElement.lang}`;

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
}

function remembered() {
  try {
    return localStorage.getItem(memory);
  } catch {
    return null; // The reader keeps no data of sites.
  }
}

function remember(style) {
  try {
    localStorage.setItem(memory, style);
  } catch {
    // It is asked for again on the next page.
  }
}

// What readers paste: emphasis and links, without what only this page needs.
function pasted() {
  const copy = shown.cloneNode(true);
  copy.querySelectorAll("bdi").forEach((one) => one.replaceWith(...one.childNodes));
  copy.querySelectorAll("[dir]").forEach((one) => one.removeAttribute("dir"));
  return `<p lang="${shown.lang}" dir="${shown.dir}">${copy.innerHTML}</p>`;
}

async function copy(kind) {
  const text = shown.textContent;
  if (kind === "html" && window.ClipboardItem) {
    const types = { "text/plain": text, "text/html": pasted() };
    const blobs = Object.entries(types).map(([type, value]) => [type, new Blob([value], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  } else {
    await navigator.clipboard.writeText(text);
  }
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
    status.textContent = "";
  });
}

for (const button of section.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await copy(button.dataset.copy);
      status.textContent = status.dataset.copied;
    } catch {
      // No right to copy: the words are marked, so that one key does it.
      getSelection().selectAllChildren(shown);
    }
  });
}
