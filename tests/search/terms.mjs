// Prints the search terms of each text, without and with those of neighbouring words.
import { readFileSync } from "node:fs";
import { joinedTerms, terms } from "./search-terms.js";

const texts = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map((text) => [[...terms(text)].sort(), [...joinedTerms(text)].sort()])));
