/** Makes the database client in lib/db/generated from prisma/. */
import { generateClient } from "./boot/generate.mjs";

process.exitCode = (await generateClient({ force: process.argv.includes("--force") })) ? 0 : 1;
