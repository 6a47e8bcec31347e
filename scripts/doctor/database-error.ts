import { codeOf } from "#lib/storage/storage-error";
import { failed } from "./check.ts";
import type { Finding } from "./check.ts";

const CHECK_URL = "Correct DATABASE_URL.";

/** Codes of Node's sockets and of PostgreSQL (appendix A of its manual). */
const WORDS: Record<string, (where: string) => [message: string, help: string]> = {
  ECONNREFUSED: (where) => [
    `Nothing listens at ${where}: PostgreSQL is not running there.`,
    "Start it, or correct DATABASE_URL.",
  ],
  ECONNRESET: (where) => [`${where} cuts the connection.`, "Look whether PostgreSQL, and nothing else, listens there."],
  ENOTFOUND: (where) => [`There is no machine of the name in ${where}.`, CHECK_URL],
  EAI_AGAIN: (where) => [`The name in ${where} could not be looked up.`, "Look at this machine's network and DNS."],
  ETIMEDOUT: (where) => [`${where} does not answer.`, "Look at the network and at firewalls between."],
  EHOSTUNREACH: (where) => [`There is no way to ${where}.`, "Look at the network."],
  "28P01": (where) => [`${where} refuses the user or the password.`, CHECK_URL],
  "28000": (where) => [
    `${where} lets this user not in from here.`,
    "Look at the server's pg_hba.conf, and at sslmode.",
  ],
  "3D000": (where) => [`The server is there, but there is no database ${where}.`, "Make it: CREATE DATABASE."],
  "42501": (where) => [`This user may not use ${where}.`, "GRANT CONNECT to it, or correct DATABASE_URL."],
  "53300": (where) => [`${where} has no connection left.`, "Raise max_connections, or run fewer processes."],
  "53100": (where) => [`The disk of ${where} is full.`, "Make room there."],
  "57P03": (where) => [`PostgreSQL at ${where} is starting or stopping.`, "Try again in a moment."],
};

export function wordsOfDatabaseError(where: string, error: unknown): Finding {
  const known = WORDS[codeIn(error) ?? ""];
  if (known) return failed(...known(where));
  const reason = error instanceof Error ? error.message : String(error);
  if (/timeout/i.test(reason)) return failed(...timedOut(where));
  return failed(`The database at ${where} cannot be used: ${reason}`, "Look at the server's log.");
}

const timedOut = (where: string): [string, string] => [
  `${where} does not answer within 5 s.`,
  "Look whether PostgreSQL hangs, and at firewalls between.",
];

/** A host with several addresses fails with one error for each. */
function codeIn(error: unknown): string | undefined {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return codeOf(first);
}
