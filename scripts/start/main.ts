/** Starts the desk and keeps it up: PostgreSQL, the web process and a worker, all of which end with this process. */
import { parseArgs } from "node:util";
import { repository } from "../boot/runtime.mjs";
import { runDesk } from "./desk.ts";
import { StartFault } from "./fault.ts";
import { readStartSettings } from "./settings.ts";
import { createStopper } from "./stopper.ts";

const say = (words: string) => console.log(words);
const stopper = createStopper(process.stdin, () =>
  say("\nStopping. What runs may finish; press Ctrl-C again to end at once."),
);

try {
  const { values } = parseArgs({
    options: { dev: { type: "boolean", default: false }, logs: { type: "boolean", default: false } },
  });
  await runDesk({ settings: readStartSettings(repository, process.env), ...values, stopper, say });
} catch (error) {
  console.error(
    error instanceof Error && !(error instanceof StartFault)
      ? `Copydesk could not start. ${error.message}`
      : (error as Error).message,
  );
  process.exitCode = error instanceof StartFault ? error.exitCode : 1;
}
// The lifeline would hold the process.
process.exit();
