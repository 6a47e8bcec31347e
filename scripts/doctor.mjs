/**
 * npm run doctor: looks at everything that a desk stands on and says in plain words what is wrong and what to do.
 * Works while the desk runs and while it does not. Ends with 1 when something is wrong.
 *
 *   npm run doctor              a table for people
 *   npm run doctor -- --json    the same for machines
 *   npm run doctor -- --deep    also reads all model files and compares their digests
 */
import { existsSync } from "node:fs";
import { generateClient } from "./boot/generate.mjs";
import { runScript, runtime } from "./boot/runtime.mjs";

const asked = process.argv.slice(2);

if (!existsSync(runtime)) {
  const message = "The packages are not installed, so nothing else can be looked at. Run npm start, or npm ci.";
  const finding = { check: "packages", state: "failed", message };
  console.log(asked.includes("--json") ? JSON.stringify({ ok: false, findings: [finding] }) : message);
  process.exitCode = 1;
} else if (!(await generateClient())) process.exitCode = 1;
else process.exitCode = await runScript("scripts/doctor/main.ts", [`--host-node=${process.versions.node}`, ...asked]);
