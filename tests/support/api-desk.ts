/** A desk for tests of the API: a database of its own, folders of its own, and people with tokens. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { Scope, UserActor } from "#lib/auth/actor";
import { digestOf, newSecret } from "#lib/auth/secret";
import { TOKEN_PREFIX } from "#lib/auth/tokens/queries";
import { db as webDb } from "#lib/db/client";
import type { Database } from "#lib/db/client";
import { createListener } from "#lib/db/listen";
import { createDeskFeeds } from "../../app/api/_streams/desk-feeds.ts";
import { givenUser } from "./given.ts";
import { testDatabase } from "./test-db.ts";

export const ALL_SCOPES: Scope[] = ["read", "write", "review", "publish", "admin"];

/** To be called at the top of a file. The routes use the same database as the test. */
export function apiDesk(): { db: Database; url: () => string; dataFolder: string } {
  const { db, url } = testDatabase();
  const dataFolder = mkdtempSync(join(tmpdir(), "copydesk-api-"));
  Object.assign(process.env, {
    COPYDESK_SECRET: "a secret of at least 32 characters",
    COPYDESK_DATA_DIR: dataFolder,
  });
  let close = () => Promise.resolve();

  beforeAll(() => {
    process.env.DATABASE_URL = url();
    const listener = createListener(url(), () => undefined);
    close = () => listener.close();
    Object.assign(globalThis, { copydeskFeeds: createDeskFeeds(db, listener) });
  });
  afterAll(async () => {
    await close();
    await webDb.$disconnect();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return { db, url, dataFolder };
}

export type Person = UserActor & { secret: string };

/** Somebody with a session, and a token that has these scopes. */
export async function givenPerson(
  db: Database,
  options: { isAdmin?: boolean; name?: string; scopes?: Scope[] } = {},
): Promise<Person> {
  const actor = (await givenUser(db, options)) as UserActor;
  return { ...actor, secret: await givenToken(db, actor.userId, { scopes: options.scopes }) };
}

/** The secret of a token; unlike the command's, it may be expired or revoked from the start. */
export async function givenToken(
  db: Database,
  userId: string,
  options: { scopes?: Scope[] | undefined; expiresAt?: Date; revokedAt?: Date } = {},
): Promise<string> {
  const { scopes = ALL_SCOPES, expiresAt = new Date(Date.now() + 3_600_000), revokedAt = null } = options;
  const secret = newSecret(TOKEN_PREFIX);
  const tokenHash = digestOf(secret);
  await db.apiToken.create({
    data: { userId, name: "script", tokenHash, prefix: secret.slice(0, 10), scopes, expiresAt, revokedAt },
  });
  return secret;
}
