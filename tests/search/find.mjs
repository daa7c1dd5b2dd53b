// Prints what each query finds in the index of a built site: the slugs of the works, the best first.
import { readFileSync } from "node:fs";
import { SearchIndex } from "./search-index.js";

const { folder, queries } = JSON.parse(readFileSync(0, "utf8"));
const read = async (name) => JSON.parse(readFileSync(`${folder}/search/data/${name.split("?")[0]}`, "utf8"));
const index = await SearchIndex.open(read);
const found = queries.map(async (query) => {
  const match = await index.find(query);
  return match ? (await index.rows("fa", match.best)).map((row) => row[0]) : null;
});
console.log(JSON.stringify(await Promise.all(found)));
