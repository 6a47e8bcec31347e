import { beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "#lib/auth/actor";
import { systemActor } from "#lib/auth/actor";
import { findTokenActor } from "#lib/auth/tokens/queries";
import { createToken, createTokenFor, revokeToken } from "#lib/members/tokens/commands";
import { listOwnTokens } from "#lib/members/tokens/queries";
import { changeUser, removeUser } from "#lib/members/users/commands";
import { makeToken } from "#scripts/token.ts";
import { testDb } from "#tests/support/test-db";
import { asToken, givenUser } from "#tests/support/given";

const DAY = 24 * 60 * 60 * 1_000;

describe("an API token", () => {
  const db = testDb();
  let admin: UserActor;
  let person: UserActor;

  beforeEach(async () => {
    admin = (await givenUser(db, { isAdmin: true })) as UserActor;
    person = (await givenUser(db)) as UserActor;
  });

  async function givenToken(actor = person, input = {}) {
    const outcome = await createToken(db, actor, { name: "nightly", scopes: ["read"], days: 30, ...input });
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value;
  }

  it("acts for its person with its own scopes, and is stored as a hash", async () => {
    const token = await givenToken(person, { scopes: ["read", "write"] });
    expect(token.secret).toMatch(/^cd_[\w-]{43}$/);
    expect(await findTokenActor(db, `Bearer ${token.secret}`)).toEqual({
      type: "token",
      userId: person.userId,
      tokenId: token.id,
      isAdmin: false,
      name: "nightly",
      scopes: ["read", "write"],
    });
    const row = await db.apiToken.findUniqueOrThrow({ where: { id: token.id } });
    expect(JSON.stringify(row)).not.toContain(token.secret);
  });

  it("is nobody when it is missing, malformed or unknown", async () => {
    const { secret } = await givenToken();
    const flipped = secret.slice(0, -1) + (secret.endsWith("A") ? "B" : "A");
    for (const header of [
      null,
      "",
      secret,
      `Basic ${secret}`,
      `Bearer ${flipped}`,
      `Bearer ${secret}x`,
      "Bearer cd_",
    ]) {
      expect(await findTokenActor(db, header)).toBeNull();
    }
  });

  it("ends with its time, its revocation, and its person", async () => {
    const token = await givenToken();
    const header = `Bearer ${token.secret}`;
    expect(await findTokenActor(db, header, token.expiresAt)).toBeNull();
    expect(await revokeToken(db, admin, token.id)).toMatchObject({ reason: "not-found" });
    expect(await revokeToken(db, person, token.id)).toMatchObject({ ok: true });
    expect(await findTokenActor(db, header)).toBeNull();
    expect(await revokeToken(db, person, token.id)).toMatchObject({ reason: "not-found" });

    const other = await givenToken();
    await removeUser(db, admin, person.userId);
    expect(await findTokenActor(db, `Bearer ${other.secret}`)).toBeNull();
  });

  it("loses an admin's rights with its person, at once", async () => {
    const second = (await givenUser(db, { isAdmin: true })) as UserActor;
    const { secret } = await givenToken(second, { scopes: ["admin"] });
    expect(await findTokenActor(db, `Bearer ${secret}`)).toMatchObject({ isAdmin: true });
    await changeUser(db, admin, second.userId, { isAdmin: false });
    expect(await findTokenActor(db, `Bearer ${secret}`)).toMatchObject({ isAdmin: false });
  });

  it("has the scope admin only when its person is one, and makes no tokens itself", async () => {
    const input = { name: "x", scopes: ["admin" as const], days: 1 };
    expect(await createToken(db, person, input)).toMatchObject({ reason: "admin-scope-needs-admin" });
    await expect(createToken(db, asToken(admin, ["admin"]), input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(createToken(db, systemActor("seed"), input)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("writes when it was used at most once a minute", async () => {
    const token = await givenToken();
    const used = async () => (await db.apiToken.findUniqueOrThrow({ where: { id: token.id } })).lastUsedAt?.getTime();
    const now = Date.now();
    await findTokenActor(db, `Bearer ${token.secret}`, new Date(now));
    await findTokenActor(db, `Bearer ${token.secret}`, new Date(now + 59_000));
    expect(await used()).toBe(now);
    await findTokenActor(db, `Bearer ${token.secret}`, new Date(now + 60_000));
    expect(await used()).toBe(now + 60_000);
  });

  it("is listed to its person only, and only while it works", async () => {
    const kept = await givenToken();
    const gone = await givenToken();
    await revokeToken(db, person, gone.id);
    expect((await listOwnTokens(db, person)).map((token) => token.id)).toEqual([kept.id]);
    expect(await listOwnTokens(db, admin)).toEqual([]);
  });

  it("is limited in number", async () => {
    const row = { userId: person.userId, name: "x", prefix: "cd_", expiresAt: new Date(Date.now() + DAY) };
    await db.apiToken.createMany({
      data: Array.from({ length: 50 }, (_, index) => ({ ...row, tokenHash: `h${index}` })),
    });
    const input = { name: "x", scopes: ["read" as const], days: 1 };
    expect(await createToken(db, person, input)).toMatchObject({ reason: "too-many-tokens" });
  });

  it("comes from the command line for people who exist", async () => {
    const { email } = await db.user.findUniqueOrThrow({ where: { id: person.userId } });
    const made = await makeToken(db, ["--email", email.toUpperCase(), "--scopes", "write,read"]);
    if ("problem" in made) throw new Error(made.problem);
    expect(await findTokenActor(db, `Bearer ${made.secret}`)).toMatchObject({ scopes: ["read", "write"] });
    expect(await makeToken(db, ["--email", email, "--scopes", "everything"])).toHaveProperty("problem");
    expect(await makeToken(db, ["--email", "nobody@example.org"])).toHaveProperty("problem");
    const input = { name: "x", scopes: ["read" as const], days: 1 };
    expect(await createTokenFor(db, systemActor("x"), "nobody@example.org", input)).toMatchObject({
      reason: "no-such-user",
    });
  });
});
