/**
 * npm run peers: builds what some tests of the real thing are run against, once for each machine. Without it those
 * tests are skipped by name.
 *
 *   npm run peers                 all of them
 *   npm run peers -- versitygw    only those that are named
 */
import { buildLlamaServer } from "./peers/llama-server.mjs";
import { buildVersityGateway } from "./peers/versitygw.mjs";

const peers = { "llama-server": buildLlamaServer, versitygw: buildVersityGateway };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in peers));
if (unknown.length > 0) {
  console.error(`There is no peer named ${unknown.join(", ")}; there are ${Object.keys(peers).join(", ")}.`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : Object.keys(peers)) {
  try {
    console.log(`${name}: ${await peers[name]((step) => console.log(`${name}: ${step}`))}`);
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    process.exitCode = 1;
  }
}
