/**
 * npm run storage: moves sources and models between the data folder and a bucket, and reads what is kept.
 *
 *   npm run storage -- copy --from folder --to s3     goes on where an earlier run ended
 *   npm run storage -- check --in s3                  reads everything and compares digests
 */
import { ensureInstalled } from "./boot/install.mjs";
import { runScript } from "./boot/runtime.mjs";

process.exitCode = (await ensureInstalled()) ? await runScript("scripts/storage/main.ts", process.argv.slice(2)) : 1;
