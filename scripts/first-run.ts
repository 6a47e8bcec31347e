/**
 * Run after the migrations of each start: makes the first admin from the environment, or prints the one-time link
 * that makes one. Says nothing once there is an admin.
 */
import { createDatabase } from "#lib/db/client";
import type { Db } from "#lib/db/client";
import { env } from "#lib/env/env";
import { firstAdminSchema } from "#lib/members/setup/schema";
import { createSetupLink, setUpAdmin } from "#lib/members/setup/commands";

export type FirstRun = { kind: "set-up" } | { kind: "admin"; email: string } | { kind: "link"; path: string };

type Given = { COPYDESK_ADMIN_EMAIL?: string | undefined; COPYDESK_ADMIN_PASSWORD?: string | undefined };

export async function firstRun(db: Db, given: Given): Promise<FirstRun> {
  const { COPYDESK_ADMIN_EMAIL: email, COPYDESK_ADMIN_PASSWORD: password } = given;
  if (email && password) {
    const name = email.slice(0, email.indexOf("@"));
    const outcome = await setUpAdmin(db, firstAdminSchema.parse({ email, password, name }));
    return outcome.ok ? { kind: "admin", email: email.toLowerCase() } : { kind: "set-up" };
  }
  const token = await createSetupLink(db);
  return token ? { kind: "link", path: `/invitation/${token}` } : { kind: "set-up" };
}

/** What the terminal shows; null when there is nothing to say. */
export function wordsOf(result: FirstRun, origin: string): string | null {
  if (result.kind === "set-up") return null;
  if (result.kind === "admin") return `First admin: ${result.email}, with the password from COPYDESK_ADMIN_PASSWORD.`;
  return `Nobody has an account yet. This link makes the first admin, once, within a day:\n  ${origin}${result.path}`;
}

if (import.meta.main) {
  const db = createDatabase(env.DATABASE_URL);
  const origin = env.COPYDESK_PUBLIC_URL?.replace(/\/+$/, "") ?? `http://localhost:${env.PORT}`;
  const words = wordsOf(await firstRun(db, env), origin);
  await db.$disconnect();
  if (words) console.log(words);
}
