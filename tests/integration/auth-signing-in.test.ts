import { hash, verify } from "@node-rs/argon2";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { hashPassword } from "#lib/auth/password";
import { digestOf } from "#lib/auth/secret";
import { findSessionActor } from "#lib/auth/sessions/queries";
import { removeUser } from "#lib/members/users/commands";
import { signIn } from "#lib/members/sign-in/commands";
import { testDb } from "#tests/support/test-db";
import { givenUser } from "#tests/support/given";

// The real functions, counted.
vi.mock("@node-rs/argon2", { spy: true });

const PASSWORD = "correct horse battery";
const home = { address: "203.0.113.7", userAgent: "Firefox/130" };
const elsewhere = { address: "198.51.100.9", userAgent: "curl/8" };

describe("signIn", () => {
  const db = testDb();
  let userId: string;
  const email = "ada@example.org";
  const right = { email, password: PASSWORD };
  const wrong = { email, password: "wrong horse battery" };

  beforeEach(async () => {
    await db.signInAttempt.deleteMany();
    await db.user.deleteMany();
    const user = await db.user.create({
      data: { email, name: "Ada", passwordHash: await hashPassword(PASSWORD) },
      select: { id: true },
    });
    userId = user.id;
  });

  /** Failures that happened so long ago, without hashing. */
  async function failed(count: number, options: { address?: string; secondsAgo?: number; person?: string } = {}) {
    const { address = home.address, secondsAgo = 1, person = email } = options;
    const at = new Date(Date.now() - secondsAgo * 1_000);
    const row = { emailHash: digestOf(person), addressHash: digestOf(address), succeeded: false, at };
    await db.signInAttempt.createMany({ data: Array.from({ length: count }, () => row) });
  }

  it("opens a session that names the person", async () => {
    const outcome = await signIn(db, right, home);
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(await findSessionActor(db, outcome.value.sessionId)).toMatchObject({ type: "user", userId, name: "Ada" });
    expect(await db.auditEvent.count({ where: { type: "user.signed_in", subjectId: userId } })).toBe(1);
  });

  it("says the same of a wrong password, an unknown person, a removed one, and one without a password", async () => {
    await db.user.create({ data: { email: "gone@example.org", name: "Gone", status: "removed" } });
    await db.user.create({ data: { email: "new@example.org", name: "New" } });
    for (const person of [email, "nobody@example.org", "gone@example.org", "new@example.org"]) {
      expect(await signIn(db, { email: person, password: "wrong horse battery" }, elsewhere)).toEqual({
        ok: false,
        reason: "wrong-credentials",
      });
    }
    expect(await db.session.count()).toBe(0);
  });

  it("works out a hash for an unknown person as for a wrong password", async () => {
    const hashes = async (person: string) => {
      vi.mocked(verify).mockClear();
      await signIn(db, { email: person, password: "wrong horse battery" }, { ...elsewhere, address: person });
      return vi.mocked(verify).mock.calls.length;
    };
    expect([await hashes(email), await hashes("nobody@example.org")]).toEqual([1, 1]);
  });

  it("makes a pair wait longer with each failure, and does not look at the password meanwhile", async () => {
    await failed(7);
    const outcome = await signIn(db, right, home);
    expect(outcome).toMatchObject({ ok: false, reason: "slow-down" });
    if (outcome.ok || outcome.reason !== "slow-down") throw new Error("let in");
    expect(outcome.seconds).toBeGreaterThan(5);
    expect(await db.signInAttempt.count()).toBe(7);
  });

  it("lets the owner in from another address while somebody guesses", async () => {
    await failed(30, { address: elsewhere.address });
    expect((await signIn(db, right, home)).ok).toBe(true);
  });

  it("lets the owner in from a fresh address while many addresses guess, only later", async () => {
    for (let index = 0; index < 12; index += 1) await failed(1, { address: `bot ${index}` });
    const started = performance.now();
    expect((await signIn(db, right, home)).ok).toBe(true);
    expect(performance.now() - started).toBeGreaterThan(1_400);
  });

  it("answers at once from an address where the owner signed in before, even under attack", async () => {
    await signIn(db, right, home);
    for (let index = 0; index < 12; index += 1) await failed(1, { address: `bot ${index}` });
    await failed(30, { person: "colleague@example.org" });
    expect((await signIn(db, right, home)).ok).toBe(true);
  });

  it("stops one address that tries many people", async () => {
    for (let index = 0; index < 30; index += 1)
      await failed(1, { person: `person-${index}@example.org`, secondsAgo: 60 });
    expect(await signIn(db, { ...right, email: "fresh@example.org" }, home)).toMatchObject({ reason: "slow-down" });
  });

  it("forgets failures after a day, and a person's own with their next success", async () => {
    await failed(20, { secondsAgo: 25 * 3_600 });
    expect((await signIn(db, right, home)).ok).toBe(true);
    expect(await db.signInAttempt.count({ where: { succeeded: false } })).toBe(0);

    await failed(3, { secondsAgo: 0 });
    expect((await signIn(db, right, home)).ok).toBe(true);
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await signIn(db, wrong, home)).toMatchObject({ reason: "wrong-credentials" });
    }
  });

  it("lets no more than the free tries through when many come at the same moment", async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => signIn(db, wrong, home)));
    const looked = outcomes.filter((outcome) => !outcome.ok && outcome.reason === "wrong-credentials");
    expect(looked).toHaveLength(4);
  });

  it("replaces a hash that was made with other costs", async () => {
    const passwordHash = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1 });
    await db.user.update({ where: { id: userId }, data: { passwordHash } });
    expect((await signIn(db, right, home)).ok).toBe(true);
    const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
    expect(user.passwordHash).toContain("m=19456,t=2");
    expect((await signIn(db, right, home)).ok).toBe(true);
  });

  it("opens no session that outlives a removal at the same moment", async () => {
    const admin = await givenUser(db, { isAdmin: true });
    for (let round = 0; round < 10; round += 1) {
      const passwordHash = await hashPassword(PASSWORD);
      await db.user.update({ where: { id: userId }, data: { status: "active", passwordHash } });
      const [entered] = await Promise.all([signIn(db, right, home), removeUser(db, admin, userId)]);
      if (entered.ok) expect(await findSessionActor(db, entered.value.sessionId)).toBeNull();
      expect(await db.session.count({ where: { userId, endedAt: null } })).toBe(0);
    }
  });
});
