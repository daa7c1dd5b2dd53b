// Prints, as one JSON object, what other people's readers find in files: {reader: {case: record}}.
// Use: node read_back.mjs < {"bibtex": {case: text}, "ris": …, "csl": …, "html": …}
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { parse } from "@retorquere/bibtex-parser";
import htmlMetadata from "html-metadata";

const given = JSON.parse(readFileSync(0, "utf8"));

const one = (records, what) => {
  if (records.length !== 1) throw new Error(`${records.length} records in ${what}`);
  return records[0];
};

const read = async (format, reader) =>
  Object.fromEntries(await Promise.all(Object.entries(given[format]).map(async ([name, text]) => [name, await reader(text, name)])));

const cite = (type) => (text, name) => one(new Cite(text, { forceType: type }).data, name);

const found = {
  "citation.js bibtex": await read("bibtex", cite("@biblatex/text")),
  "citation.js ris": await read("ris", cite("@ris/file")),
  "citation.js csl": await read("csl", (text, name) => one(new Cite(JSON.parse(text)).data, name)),
  "bibtex-parser": await read("bibtex", (text, name) => {
    const { entries, errors } = parse(text, { english: false, sentenceCase: false, verbatimFields: [/^(doi|url|eprint|pdf|license)$/] });
    if (errors.length) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    return one(entries, name).fields;
  }),
  "html-metadata": await read("html", (text) => htmlMetadata.loadFromString(text)),
};
process.stdout.write(JSON.stringify(found));
