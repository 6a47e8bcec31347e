/** npm run db:migrate -- <name>: writes the next migration from what changed in prisma/models. */
import { runScript } from "./boot/runtime.mjs";

process.exitCode = await runScript("scripts/database/write-migration.ts", process.argv.slice(2));
