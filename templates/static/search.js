// The page to search on: results as one types, filters with counts, and all of it in the address.

import { SearchIndex } from "./search-index.js";
import { joinedTerms, sought, words } from "./search-terms.js";

const AT_ONCE = 20;
const VALUES_SHOWN = 8;
const VALUES_AT_MOST = 200;
const PAUSE = 180;
const WORD = /[\p{L}\p{N}\p{M}\u200c\u200d'’+#]+/gu;

const lang = document.documentElement.lang;
const form = document.querySelector(".finder");
const input = form.querySelector("input");
const status = document.querySelector(".found");
const filters = document.querySelector(".filters");
const results = document.querySelector(".results");
const list = results.querySelector(".rows");
const more = results.querySelector(".more button");
const chosenList = results.querySelector(".chosen");
const browse = document.querySelector(".browse");
const say = JSON.parse(form.dataset.words);
const names = Array.from(filters.querySelectorAll("[data-filter]"), (one) => one.dataset.filter);

const numberFormat = new Intl.NumberFormat(lang, { numberingSystem: say.digits });
const plural = new Intl.PluralRules(lang);

const state = { query: "", chosen: new Map(), match: null, shown: [], typed: false, turn: 0, expanded: new Set() };
let opening = null;

async function fetchJson(name) {
  const address = new URL(name, new URL(form.dataset.index, location.href));
  const answer = await fetch(address, name === "index.json" ? { cache: "no-cache" } : {});
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function opened() {
  opening ??= SearchIndex.open(fetchJson);
  opening.catch(() => (opening = null));
  return opening;
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function counted(number) {
  const form_of = say.count[plural.select(number)] ?? say.count.other;
  return form_of.replace("{n}", numberFormat.format(number));
}

// Words as they are, isolated; those in another language say so, and what was found in them is marked.
function shown(value, isFound) {
  const [text, other] = typeof value === "string" ? [value, ""] : value;
  const made = element("bdi", other ? { lang: other } : {});
  let at = 0;
  for (const { 0: word, index } of isFound ? text.matchAll(WORD) : []) {
    if (!isFound(word)) continue;
    made.append(text.slice(at, index), element("mark", {}, word));
    at = index + word.length;
  }
  made.append(text.slice(at));
  return made;
}

// Whether a word on the page is one that was asked for.
function finder(query) {
  const all = words(query);
  const wanted = new Set(all.flatMap((parts) => [...sought(parts).any, ...sought(parts).all.flat()]));
  all.slice(1).forEach((parts, place) => wanted.add(all[place].join("") + parts.join("")));
  const begun = /\s$/.test(query) ? "" : (all.at(-1) ?? []).join("");
  return (word) => [...joinedTerms(word)].some((term) => wanted.has(term) || (begun.length > 1 && term.startsWith(begun)));
}

function line(row, isHidden, isFound) {
  const [slug, title, authors, isMore, container, numbers, year, type, language, keywords] = row;
  const link = element("a", { href: `${form.dataset.root}works/${slug}/${say.file}` }, shown(title, isFound));
  const item = element("li", {}, element("p", { className: "title" }, link));
  if (authors.length) {
    const people = authors.flatMap((author, place) => [place ? say.separator : "", shown(author, isFound)]);
    item.append(element("p", {}, ...people, isMore ? ` ${say.et_al}` : ""));
  }
  const place = element("p", { className: "locator" });
  for (const part of [container, numbers, year || say.no_date, container[0] ? "" : type, language]) {
    if (part.length && part[0]) place.append(element("span", {}, shown(part, part === container && isFound)), " ");
  }
  if (isHidden) place.append(element("span", {}, say.in_abstract));
  const found = keywords.filter((one) => shown(one, isFound).querySelector("mark"));
  if (found.length) {
    const parts = found.flatMap((one, at) => [at ? say.separator : "", shown(one, isFound)]);
    item.append(element("p", { className: "quiet" }, ...parts));
  }
  item.append(place);
  return item;
}

async function showMore(index, turn, isFirst) {
  const start = isFirst ? 0 : list.children.length;
  const numbers = state.shown.slice(start, start + AT_ONCE);
  const rows = await index.rows(lang, numbers);
  if (turn !== state.turn) return;
  const isFound = finder(state.query);
  const lines = rows.map((row, at) => line(row, state.match.hidden[numbers[at]], isFound));
  if (isFirst) list.replaceChildren(...lines);
  else list.append(...lines);
  more.hidden = list.children.length >= state.shown.length;
  if (!isFirst) lines[0]?.querySelector("a").focus();
}

// The works that the filters let through; `but` is one that does not count.
async function allowed(index, but) {
  let works = state.match.best;
  for (const [name, keys] of state.chosen) {
    if (name === but) continue;
    const values = await index.filter(lang, name);
    const any = new Set([...keys].flatMap((key) => values.get(key)?.works ?? []));
    works = works.filter((work) => any.has(work));
  }
  return works;
}

async function showFilter(index, turn, box) {
  const name = box.dataset.filter;
  const [values, works] = [await index.filter(lang, name), new Set(await allowed(index, name))];
  if (turn !== state.turn) return;
  const keys = state.chosen.get(name) ?? new Set();
  const counts = Array.from(values, ([key, { label, works: own }]) => ({
    key,
    label,
    isChosen: keys.has(key),
    count: own.reduce((sum, work) => sum + works.has(work), 0),
  })).filter(({ count, isChosen }) => count || isChosen);
  const by = name === "year" ? (one) => Number(one.key) : (one) => one.count;
  counts.sort((one, other) => by(other) - by(one) || (one.label < other.label ? -1 : 1));
  const isLong = counts.length > VALUES_SHOWN && !state.expanded.has(name);
  const items = counts.filter((one, at) => one.isChosen || at < (isLong ? VALUES_SHOWN : VALUES_AT_MOST)).map((one) => value(name, one));
  const focus = document.activeElement?.value && box.contains(document.activeElement) ? document.activeElement.value : null;
  box.querySelector("ul").replaceChildren(...items);
  if (isLong) box.querySelector("ul").append(element("li", {}, expander(name, box)));
  if (focus !== null) box.querySelector(`input[value="${CSS.escape(focus)}"]`)?.focus();
}

function value(name, { key, label, count, isChosen }) {
  const box = element("input", { type: "checkbox", value: key, checked: isChosen });
  box.addEventListener("change", () => choose(name, key, box.checked));
  const number = element("span", { className: "n" }, numberFormat.format(count));
  return element("li", {}, element("label", {}, box, " ", element("bdi", {}, label), " ", number));
}

function expander(name, box) {
  const button = element("button", { type: "button" }, say.show_more);
  button.addEventListener("click", async () => {
    state.expanded.add(name);
    await showFilter(await opened(), state.turn, box);
    box.querySelectorAll("input")[VALUES_SHOWN]?.focus();
  });
  return button;
}

async function showChosen(index, turn) {
  const items = [];
  for (const [name, keys] of state.chosen) {
    const values = await index.filter(lang, name);
    for (const key of keys) {
      const button = element("button", { type: "button" }, element("bdi", {}, values.get(key)?.label ?? key), " ×");
      button.setAttribute("aria-label", say.remove_filter.replace("{name}", values.get(key)?.label ?? key));
      button.addEventListener("click", () => {
        choose(name, key, false);
        input.focus();
      });
      items.push(element("li", {}, button));
    }
  }
  if (turn === state.turn) chosenList.replaceChildren(...items);
}

function choose(name, key, isChosen) {
  const keys = state.chosen.get(name) ?? new Set();
  if (isChosen) keys.add(key);
  else keys.delete(key);
  if (keys.size) state.chosen.set(name, keys);
  else state.chosen.delete(name);
  remember(true);
  run();
}

function address() {
  const asked = new URLSearchParams();
  if (state.query.trim()) asked.set("q", state.query);
  for (const [name, keys] of state.chosen) for (const key of keys) asked.append(name, key);
  const text = asked.toString();
  return location.pathname + (text ? `?${text}` : "");
}

// While one types, one entry of the history is written over; anything else makes a new one.
function remember(isStep) {
  const next = address();
  if (next !== location.pathname + location.search) {
    if (isStep || !state.typed) history.pushState(null, "", next);
    else history.replaceState(null, "", next);
  }
  state.typed = !isStep;
  lead();
}

// The same search in another language.
function lead() {
  document.querySelectorAll(".versions a").forEach((one) => (one.search = location.search));
}

function recall() {
  const asked = new URLSearchParams(location.search);
  state.query = (asked.get("q") ?? "").slice(0, 200);
  state.chosen = new Map(names.map((name) => [name, new Set(asked.getAll(name))]).filter(([, keys]) => keys.size));
  state.typed = false;
  input.value = state.query;
  lead();
  run();
}

function idle() {
  state.match = null;
  filters.hidden = results.hidden = true;
  browse.hidden = false;
  status.textContent = state.query.trim() ? say.search_empty : "";
}

async function run() {
  const turn = ++state.turn;
  if (!state.query.trim()) return idle();
  status.dataset.busy = "";
  try {
    const index = await opened();
    const match = await index.find(state.query);
    if (turn !== state.turn) return;
    if (!match) return idle();
    state.match = match;
    const works = await allowed(index, "");
    if (turn !== state.turn) return;
    state.shown = works;
    await showMore(index, turn, true);
    if (turn !== state.turn) return;
    results.hidden = filters.hidden = false;
    browse.hidden = works.length > 0;
    status.textContent = works.length ? counted(works.length) : say.search_none;
    await showChosen(index, turn);
    await showFilters(index, turn);
  } catch (failure) {
    if (turn !== state.turn) return;
    console.warn(failure);
    idle();
    status.textContent = say.search_failed;
  } finally {
    if (turn === state.turn) delete status.dataset.busy;
  }
}

async function showFilters(index, turn) {
  if (!filters.querySelector("details").open) return;
  const open = [...filters.querySelectorAll(".filter")].filter((box) => box.open);
  await Promise.all(open.map((box) => showFilter(index, turn, box)));
}

let waiting = 0;
input.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    state.query = input.value;
    remember(false);
    run();
  }, PAUSE);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  state.query = input.value;
  remember(true);
  run();
});

input.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !input.value) return;
  event.preventDefault();
  input.value = "";
  input.dispatchEvent(new Event("input"));
});

addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
  event.preventDefault();
  input.focus();
  input.select();
});

// Up and down from the field through the results.
addEventListener("keydown", (event) => {
  const links = [...list.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || (at < 0 && document.activeElement !== input)) return;
  const next = event.key === "ArrowDown" ? links[at + 1] : (links[at - 1] ?? input);
  if (!next || (at < 0 && event.key === "ArrowUp")) return;
  event.preventDefault();
  next.focus();
});

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && list.contains(document.activeElement)) input.focus();
});

more.addEventListener("click", async () => showMore(await opened(), state.turn, false));
filters.querySelectorAll("details").forEach((box) =>
  box.addEventListener("toggle", async () => {
    if (!box.open || !state.match) return;
    try {
      await showFilters(await opened(), state.turn);
    } catch {
      status.textContent = say.search_failed;
    }
  }),
);
addEventListener("popstate", recall);

filters.querySelector("details").open = matchMedia("(min-width: 60rem)").matches;
recall();
if (!state.query) input.focus({ preventScroll: true });
