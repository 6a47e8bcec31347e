/** npm run image: goes through the images' steps without Docker, and asks web and worker whether they are well. */
import { ensureInstalled } from "./boot/install.mjs";
import { runScript } from "./boot/runtime.mjs";

process.exitCode = (await ensureInstalled()) ? await runScript("scripts/image/rehearse.mjs", process.argv.slice(2)) : 1;
