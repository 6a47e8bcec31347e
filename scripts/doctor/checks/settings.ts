import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { failed, note, ok } from "../check.ts";
import type { Finding } from "../check.ts";
import type { Examined } from "../examined.ts";

const SHORTEST = 32;
/** So many different characters has what a random generator made, whatever its alphabet. */
const LEAST_VARIED = 8;
const OTHERS = 0o077;

export function settings({ complaints, settings: given }: Examined): Finding[] {
  const wrong = complaints.map((sentence) => failed(sentence, "Correct it, or take it out of the environment."));
  const half = Boolean(given.COPYDESK_ADMIN_EMAIL) !== Boolean(given.COPYDESK_ADMIN_PASSWORD);
  if (half)
    wrong.push(
      failed("Only one of COPYDESK_ADMIN_EMAIL and COPYDESK_ADMIN_PASSWORD is set.", "Set both, or neither of them."),
    );
  return wrong.length > 0 ? wrong : [ok("All settings are such as they have to be.")];
}

/** Never shows it. */
export function secret({ settings: given }: Examined): Finding[] {
  const file = join(given.dataFolder, "secret");
  const inFile = !given.givenSecret && existsSync(file);
  if (!given.givenSecret && !inFile) return [ok("npm start makes one and keeps it in the data folder.")];
  const value = given.givenSecret ?? readFileSync(file, "utf8").trim();
  const place = inFile ? file : "COPYDESK_SECRET";
  if (value.length < SHORTEST || new Set(value).size < LEAST_VARIED)
    return [
      failed(
        `The secret in ${place} can be guessed: who does so can sign in as anybody.`,
        "Take 32 random bytes, for example from: openssl rand -base64 32. Everybody then signs in again.",
      ),
    ];
  if (inFile && process.platform !== "win32" && (statSync(file).mode & OTHERS) !== 0)
    return [note(`Other accounts of this machine may read ${file}.`, `Run: chmod 600 ${file}`)];
  return [ok(inFile ? "It is long enough, and for its owner only." : "It is long enough.")];
}
