// Prints, as one JSON object, what html-metadata (the reader behind Wikipedia's citation service) finds in one saved page.
// Use: node html_metadata.cjs PAGE.html
"use strict";

const { readFileSync } = require("node:fs");
const { loadFromString } = require("html-metadata");

loadFromString(readFileSync(process.argv[2], "utf8")).then(
  (metadata) => process.stdout.write(JSON.stringify(metadata)),
  (problem) => {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  },
);
