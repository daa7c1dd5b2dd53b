// Prints the numbers of each run.
import { readFileSync } from "node:fs";
import { eachNumber } from "./search-index.js";

const numbers = (run) => {
  const found = [];
  eachNumber(run, (number) => found.push(number));
  return found;
};
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(numbers)));
