/** npm run token -- --email <user> --scopes read,write: prints an API token; the database must be up. */
import { deskEnvironment, runScript } from "./boot/runtime.mjs";

process.exitCode = await runScript("scripts/token.ts", process.argv.slice(2), deskEnvironment());
