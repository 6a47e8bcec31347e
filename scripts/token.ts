/** Makes an API token without a browser and prints it, alone on standard output. */
import { parseArgs } from "node:util";
import { systemActor } from "#lib/auth/actor";
import { createDatabase } from "#lib/db/client";
import type { Db } from "#lib/db/client";
import { env } from "#lib/env/env";
import { emailSchema } from "#lib/members/schema";
import { createTokenFor } from "#lib/members/tokens/commands";
import { SCOPES, tokenInputSchema } from "#lib/members/tokens/schema";

const USAGE = `npm run token -- --email <user> --scopes ${SCOPES.join(",")} [--name <name>] [--days <1 to 365>]`;

const REASONS = {
  "no-such-user": "Nobody who may sign in has this email.",
  "too-many-tokens": "This person has 50 tokens. Revoke some first.",
  "admin-scope-needs-admin": "The scope admin is for admins' tokens only.",
};

export type Made = { secret: string; note: string } | { problem: string };

export async function makeToken(db: Db, options: string[]): Promise<Made> {
  const { values } = parseArgs({
    args: options,
    options: {
      email: { type: "string" },
      scopes: { type: "string", default: "read" },
      name: { type: "string", default: "command line" },
      days: { type: "string" },
    },
  });
  const email = emailSchema.safeParse(values.email);
  const input = tokenInputSchema.safeParse({ name: values.name, scopes: values.scopes.split(","), days: values.days });
  if (!email.success || !input.success) return { problem: `Usage: ${USAGE}` };
  const outcome = await createTokenFor(db, systemActor("npm run token"), email.data, input.data);
  if (!outcome.ok) return { problem: REASONS[outcome.reason] };
  const { secret, scopes, expiresAt } = outcome.value;
  return { secret, note: `For ${email.data}: ${scopes.join(", ")}; until ${expiresAt.toISOString()}.` };
}

if (import.meta.main) {
  const db = createDatabase(env.DATABASE_URL);
  const made = await makeToken(db, process.argv.slice(2));
  await db.$disconnect();
  if ("problem" in made) console.error(made.problem);
  else {
    console.error(made.note);
    console.log(made.secret);
  }
  process.exitCode = "problem" in made ? 1 : 0;
}
