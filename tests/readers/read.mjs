// Reads each page whose path stands on a line of the input, as open-graph-scraper does; answers in JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const ogs = createRequire(`${process.argv[2]}/`)("open-graph-scraper");
const told = {};
for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const { error, result } = await ogs({ html: readFileSync(path, "utf8") });
  if (error) throw new Error(path);
  told[path] = result;
}
process.stdout.write(JSON.stringify(told));
