/** npm run bench: installs what it needs, fetches the small models, and measures. See tests/bench. */
import { generateClient } from "./boot/generate.mjs";
import { ensureInstalled } from "./boot/install.mjs";
import { runScript } from "./boot/runtime.mjs";

if (!(await ensureInstalled()) || !(await generateClient())) process.exit(1);
await runScript("scripts/test/fetch-test-models.ts");
process.exitCode = await runScript("tests/bench/main.ts", process.argv.slice(2));
