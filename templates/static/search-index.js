// Finds works in the index that sitegen/search/ writes. It fetches no more of it than a query needs.

import { forms, joined, joinedByAnd, sought, words } from "./search-terms.js";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUES = new Map(Array.from(ALPHABET, (char, value) => [char, value]));
const ONE = 48;
const TWO = ONE + 15 * 64;

// How much a word counts that is found in a title, in names and keywords, in what the work is part of, in the abstract.
const WEIGHTS = [8, 4, 2, 1];
const FIELDS = WEIGHTS.length;
const IN_ABSTRACT = 3;
// Two bits for each field: nothing, a word that begins as the one that was typed does, the word itself.
const BEGUN = 1;
const WHOLE = 3;

export function eachNumber(run, give) {
  let number = -1;
  for (let at = 0; at < run.length; ) {
    let step = VALUES.get(run[at++]);
    if (step === 63) {
      step = (VALUES.get(run[at]) << 12) | (VALUES.get(run[at + 1]) << 6) | VALUES.get(run[at + 2]);
      at += 3;
    } else if (step >= ONE) {
      step = ONE + (step - ONE) * 64 + VALUES.get(run[at++]);
    }
    number += step + 1;
    give(number);
  }
}

function fileNumber(term, letters, files) {
  let number = 0;
  for (const char of Array.from(term).slice(0, letters)) number = (number * 31 + char.codePointAt(0)) % 65521;
  return number % files;
}

// How well each work fits, and whether a word is nowhere but in its abstract.
class Match {
  constructor(works) {
    this.scores = new Uint16Array(works);
    this.hidden = new Uint8Array(works);
  }

  static of(marks) {
    const match = new Match(marks.length);
    marks.forEach((mark, work) => {
      for (let field = 0; field < FIELDS; field++) match.scores[work] += WEIGHTS[field] * ((mark >> (2 * field)) & 3);
      match.hidden[work] = mark && !(mark & ((1 << (2 * IN_ABSTRACT)) - 1)) ? 1 : 0;
    });
    return match;
  }

  and(other) {
    const match = new Match(this.scores.length);
    this.scores.forEach((score, work) => {
      if (!score || !other.scores[work]) return;
      match.scores[work] = score + other.scores[work];
      match.hidden[work] = this.hidden[work] | other.hidden[work];
    });
    return match;
  }

  or(other) {
    const match = new Match(this.scores.length);
    this.scores.forEach((score, work) => {
      const better = score >= other.scores[work] ? this : other;
      match.scores[work] = better.scores[work];
      match.hidden[work] = better.hidden[work];
    });
    return match;
  }

  get hasAny() {
    return this.scores.some(Boolean);
  }

  // The numbers of the works, the best first, of equals the newest.
  get best() {
    const found = [];
    this.scores.forEach((score, work) => score && found.push(work));
    return found.sort((one, other) => this.scores[other] - this.scores[one] || other - one);
  }
}

export class SearchIndex {
  // `fetchJson(name)` gives what is in a file of the index.
  static async open(fetchJson) {
    return new SearchIndex(await fetchJson("index.json"), fetchJson);
  }

  constructor(manifest, fetchJson) {
    this.manifest = manifest;
    this.fetchJson = fetchJson;
    this.files = new Map();
  }

  load(name, kind, part) {
    const address = `${name}.json?v=${this.manifest.versions[kind][part]}`;
    if (!this.files.has(address)) {
      const file = this.fetchJson(address);
      this.files.set(address, file);
      file.catch(() => this.files.delete(address)); // It may be there when it is asked for again.
    }
    return this.files.get(address);
  }

  // What fits every word of a query, the last one as far as it is typed; `null` where there is no word in it.
  async find(query) {
    const all = words(query);
    if (!all.length) return null;
    const isOpen = !/\s$/.test(query);
    const last = all.length - 1;
    const isOpenAt = (place) => isOpen && place === last;
    const singles = all.map((parts, place) => this.word(parts, isOpenAt(place)));
    const asOne = (word, place) => (word ? this.any(forms(word), isOpenAt(place) ? word : "") : null);
    const pairs = all.slice(1).map((parts, place) => asOne(joined(all[place], parts), place + 1));
    const triples = all.slice(2).map((parts, place) => asOne(joinedByAnd(all[place], all[place + 1], parts), place + 2));
    const [one, two, three] = await Promise.all([singles, pairs, triples].map((some) => Promise.all(some)));
    // A word that has just been begun hides nothing.
    if (isOpen && last && all[last].join("").length < this.manifest.tiers[0].letters && !one[last].hasAny) one[last] = null;
    const and = (match, rest) => (match && rest ? match.and(rest) : (match ?? rest));
    const or = (match, rest) => (match && rest ? match.or(rest) : (match ?? rest));
    const from = new Array(all.length + 1).fill(null);
    for (let place = last; place >= 0; place--) {
      const single = and(one[place], from[place + 1]);
      const longer = [two, three].map((some, more) => some[place] && and(some[place], from[place + 2 + more] ?? null));
      from[place] = longer.reduce(or, single);
    }
    return from[0];
  }

  async word(parts, isOpen) {
    const { any, all } = sought(parts);
    const whole = await this.any(any, isOpen ? parts.join("") : "");
    if (!all.length) return whole;
    const each = await Promise.all(all.map((one) => this.any(one, "")));
    return whole.or(each.reduce((match, other) => match.and(other)));
  }

  // The works with any of these terms, or one that begins with `start`.
  async any(wanted, start) {
    const marks = new Uint16Array(this.manifest.works);
    let field = 0;
    const tiers = this.manifest.tiers.map(async (tier) => {
      const first = field;
      field = IN_ABSTRACT;
      const begun = start.length >= tier.letters ? start : "";
      const parts = this.manifest.files[tier.name];
      await Promise.all(parts.map((_, part) => this.markPart(marks, { tier, part, first, wanted, begun })));
    });
    await Promise.all(tiers);
    return Match.of(marks);
  }

  async markPart(marks, { tier, part, first, wanted, begun }) {
    const files = this.manifest.files[tier.name][part];
    const numbers = new Set([...wanted, begun].filter(Boolean).map((term) => fileNumber(term, tier.letters, files)));
    const load = (number) => this.load(`${tier.name}-${part}/${number}`, tier.name, part);
    for (const terms of await Promise.all([...numbers].map(load))) {
      const mark = (term, value) =>
        terms[term].split(",").forEach((run, place) => {
          const shifted = value << (2 * (first + place));
          eachNumber(run, (number) => (marks[part * tier.works + number] |= shifted));
        });
      wanted.filter((term) => Object.hasOwn(terms, term)).forEach((term) => mark(term, WHOLE));
      if (begun) for (const term in terms) if (term.startsWith(begun)) mark(term, BEGUN);
    }
  }

  // What works are, in the order of their numbers here.
  async rows(lang, numbers) {
    const { works_a_file: size, works_a_part: part } = this.manifest;
    return Promise.all(
      numbers.map(async (number) => {
        const file = Math.floor(number / size);
        const rows = await this.load(`works-${lang}/${file}`, "works", Math.floor(number / part));
        return rows[number % size];
      }),
    );
  }

  // The values of a filter, by key: the words for each and the numbers of its works.
  async filter(lang, name) {
    const found = new Map();
    const size = this.manifest.tiers[0].works;
    const parts = this.manifest.versions.filters.map((_, part) => this.load(`filters-${lang}/${name}-${part}`, "filters", part));
    (await Promise.all(parts)).forEach((values, part) => {
      for (const [key, label, run] of values) {
        const value = found.get(key) ?? { label, works: [] };
        found.set(key, value);
        eachNumber(run, (number) => value.works.push(part * size + number));
      }
    });
    return found;
  }
}
