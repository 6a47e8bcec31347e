import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Scope } from "#lib/auth/actor";
import { removeUser } from "#lib/members/users/commands";
import { givenAccessDesk } from "#tests/support/access-desk";
import type { AccessDesk } from "#tests/support/access-desk";
import { accessTable, OPEN_CALLS } from "#tests/support/access-table";
import { PEOPLE } from "#tests/support/access-people";
import type { PersonName } from "#tests/support/access-people";
import type { AccessRow } from "#tests/support/access-row";
import { ALL_SCOPES, apiDesk, givenPerson, givenToken } from "#tests/support/api-desk";
import { callApi, listCalls } from "#tests/support/call-api";
import type { Sent } from "#tests/support/call-api";
import { cookieOf } from "#tests/support/next-request";
import { operations } from "../../app/api/v1/_openapi/operations.ts";

vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));
vi.mock("next/headers", () => import("#tests/support/next-request"));

const { db } = apiDesk();
let desk: AccessDesk;
/** Ways to come without a valid token. */
let outsiders: Record<string, Sent>;

beforeAll(async () => {
  desk = await givenAccessDesk(db);
  const { lead, admin } = desk.people;
  const removed = await givenPerson(db, { isAdmin: true });
  await removeUser(db, admin, removed.userId);
  const ended = await givenPerson(db, { isAdmin: true });
  await db.session.updateMany({ where: { userId: ended.userId }, data: { endedAt: new Date() } });
  outsiders = {
    nobody: {},
    "a token that nobody made": { secret: `cd_${"x".repeat(43)}` },
    "something that is no token": { secret: "admin" },
    "an expired token": { secret: await givenToken(db, admin.userId, { expiresAt: new Date(Date.now() - 1_000) }) },
    "a revoked token": { secret: await givenToken(db, lead.userId, { revokedAt: new Date() }) },
    "the token of somebody removed": { secret: removed.secret },
    "a cookie that was made up": { cookie: "copydesk=eyJhbGciOiJub25lIn0.e30." },
    "the cookie of an ended session": { cookie: await cookieOf(ended) },
    "the cookie of somebody removed": { cookie: await cookieOf(removed) },
  };
});

/** The answer's status, with its stream let go. */
async function statusOf(row: AccessRow, sent: Sent, arranged?: Arranged): Promise<number> {
  const { params = {}, query = "", body } = arranged ?? (await arrange(row));
  const [method, path = ""] = row.call.split(" ");
  const address = path.replaceAll(/\{(\w+)\}/g, (_hole, name: string) => params[name] ?? "") + query;
  const response = await callApi(`${method} ${address}`, { ...sent, ...(method !== "GET" && { body: body ?? {} }) });
  await response.body?.cancel();
  return response.status;
}

type Arranged = Awaited<ReturnType<NonNullable<AccessRow["arrange"]>>>;
const arrange = async (row: AccessRow): Promise<Arranged> => (await row.arrange?.(desk)) ?? {};

const deniedStatus = (row: AccessRow, person: PersonName) => (person === "stranger" ? (row.outside ?? 404) : 403);

describe("the API", () => {
  it("has a row in the table of access for each call that its route files answer", async () => {
    expect([...accessTable.map((row) => row.call), ...OPEN_CALLS].sort()).toEqual(await listCalls());
  });

  it("describes exactly the calls that it answers, with the scope that each asks for", () => {
    const described = operations.map(({ method, path, scope }) => `${method.toUpperCase()} ${path} ${scope}`);
    expect(described.sort()).toEqual(accessTable.map(({ call, scope }) => `${call} ${scope}`).sort());
  });

  it.each(OPEN_CALLS)("answers %s to everybody", async (call) => {
    expect((await callApi(call)).status).toBe(200);
  });
});

describe.each(accessTable)("$call", (row) => {
  it("answers those who may, and refuses all others without a change", async () => {
    const arranged = await arrange(row);
    const before = await db.auditEvent.count();
    const denied: Record<string, number> = {};
    for (const [who, sent] of Object.entries(outsiders)) denied[who] = await statusOf(row, sent, arranged);
    expect(denied).toEqual(Object.fromEntries(Object.keys(outsiders).map((who) => [who, 401])));

    const others = PEOPLE.filter((person) => !row.who.includes(person));
    const refused = others.map(async (person) => [person, await statusOf(row, desk.people[person], arranged)]);
    expect(Object.fromEntries(await Promise.all(refused))).toEqual(
      Object.fromEntries(others.map((person) => [person, deniedStatus(row, person)])),
    );
    expect(await db.auditEvent.count()).toBe(before);

    for (const person of row.who)
      expect([person, await statusOf(row, desk.people[person])]).toEqual([person, row.status]);
  });

  it("refuses a token without its scope, whoever it belongs to", async () => {
    const scopes: Scope[] = ALL_SCOPES.filter((scope) => scope !== row.scope);
    const secret = await givenToken(db, desk.people.admin.userId, { scopes });
    expect(await statusOf(row, { secret })).toBe(403);
  });

  it(`takes ${row.session ? "the session of our own pages, and of no others" : "no session"}`, async () => {
    const person = desk.people[row.who[0] ?? "admin"];
    const cookie = await cookieOf(person);
    const own = await statusOf(row, { cookie, headers: { "sec-fetch-site": "same-origin" } });
    expect(own).toBe(row.session ? row.status : 401);
    if (!row.session || row.call.startsWith("GET")) return;
    expect(await statusOf(row, { cookie, headers: { "sec-fetch-site": "cross-site" } })).toBe(403);
    expect(await statusOf(row, { cookie })).toBe(403);
  });
});
