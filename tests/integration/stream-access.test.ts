import { beforeAll, describe, expect, it, vi } from "vitest";
import { endSession } from "#lib/auth/sessions/commands";
import { changeMemberRole, removeMember } from "#lib/members/commands";
import { revokeToken } from "#lib/members/tokens/commands";
import { removeUser } from "#lib/members/users/commands";
import { registerWorker } from "#lib/workers/commands";
import { apiDesk, givenPerson } from "#tests/support/api-desk";
import type { Person } from "#tests/support/api-desk";
import { callApi } from "#tests/support/call-api";
import { givenClaim, givenGeneration, givenProject, givenSource } from "#tests/support/given";
import { cookieOf } from "#tests/support/next-request";
import { readStream } from "#tests/support/read-stream";

vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));
vi.mock("next/headers", () => import("#tests/support/next-request"));

const { db } = apiDesk();
/** The promise is five seconds, the stream asks every three; the rest is for a machine that does much else. */
const LIMIT = 8_000;
let lead: Person;
let admin: Person;
let projectId: string;
let sourceId: string;

beforeAll(async () => {
  lead = await givenPerson(db);
  admin = await givenPerson(db, { isAdmin: true });
  projectId = (await givenProject(db, lead)).id;
  sourceId = (await givenSource(db, projectId)).id;
});

const given = () => givenGeneration(db, lead, projectId, { sourceIds: [sourceId] });

async function givenViewer(): Promise<Person> {
  const person = await givenPerson(db);
  await db.projectMember.create({ data: { projectId, userId: person.userId, role: "viewer" } });
  return person;
}

const takings: [string, "cookie" | "token", (person: Person) => Promise<unknown>][] = [
  ["signs out", "cookie", (person) => endSession(db, person.userId, person.sessionId)],
  ["is removed from the desk", "cookie", (person) => removeUser(db, admin, person.userId)],
  ["is removed from the desk, and reads with a token", "token", (person) => removeUser(db, admin, person.userId)],
  ["leaves the project, and reads with a token", "token", (person) => removeMember(db, lead, projectId, person.userId)],
  [
    "gets another role",
    "cookie",
    (person) => changeMemberRole(db, lead, projectId, { userId: person.userId, role: "editor" }),
  ],
  [
    "revokes the token",
    "token",
    async (person) => {
      const { id } = await db.apiToken.findFirstOrThrow({ where: { userId: person.userId } });
      return revokeToken(db, person, id);
    },
  ],
];

describe.concurrent("the stream of a generation", () => {
  it.each(takings)("ends soon when its reader %s", async (_what, by, take) => {
    const person = await givenViewer();
    const { id } = await given();
    await givenClaim(db, id);
    const sent = by === "token" ? { secret: person.secret } : { cookie: await cookieOf(person) };
    const viewer = readStream(await callApi(`GET /generations/${id}/events`, sent));
    expect(await viewer.next()).toMatchObject({ id: 1 });
    await take(person);
    const started = performance.now();
    await viewer.rest();
    expect(performance.now() - started).toBeLessThan(LIMIT);
    expect((await callApi(`GET /generations/${id}/events`, sent)).status).toBeOneOf([401, 404]);
  });
});

describe("a generation that waits", () => {
  it("says where it stands in the queue and why it waits", async () => {
    await db.generation.deleteMany({ where: { status: "queued" } });
    const [first, second] = [await given(), await given()];
    const firstWord = async (id: string) => {
      const viewer = readStream(await callApi(`GET /generations/${id}/events`, { secret: lead.secret }));
      // What is told of the queue has no number, and comes beside the history.
      let frame = await viewer.next();
      while (frame && frame.id !== null) frame = await viewer.next();
      await viewer.leave();
      return frame;
    };
    expect(await firstWord(second.id)).toMatchObject({
      id: null,
      event: "status",
      data: { status: "queued", position: 1, why: "no-worker", reason: expect.stringMatching(/^No worker is running/) },
    });
    await registerWorker(db, { name: "w", host: "h", pid: 1, device: "cpu", memoryBytes: 1, freeBytes: 1 });
    expect(await firstWord(second.id)).toMatchObject({ data: { position: 1, why: "others-first" } });
    expect(await firstWord(first.id)).toMatchObject({ data: { position: 0, why: "starting" } });
  });
});
