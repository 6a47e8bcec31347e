import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { createDatabase } from "#lib/db/client";
import type { Database } from "#lib/db/client";
import { completeGeneration } from "#lib/generations/attempts/commands";
import type { Claim } from "#lib/generations/attempts/commands";
import { readTranscript } from "#lib/generations/queries";
import { givenPerson } from "#tests/support/api-desk";
import { givenClaim, givenGeneration, givenProject } from "#tests/support/given";
import { startLosingProxy } from "#tests/support/losing-proxy";
import type { LosingProxy } from "#tests/support/losing-proxy";
import { testDatabase } from "#tests/support/test-db";
import { createEventBuffer } from "#workers/supervisor/event-buffer";
import type { EventBuffer } from "#workers/supervisor/event-buffer";

const { db, url } = testDatabase();
let proxy: LosingProxy;
let throughProxy: Database;
let lead: Actor;
let projectId: string;

beforeAll(async () => {
  proxy = await startLosingProxy(url());
  throughProxy = createDatabase(proxy.url);
  lead = await givenPerson(db);
  projectId = (await givenProject(db, lead)).id;
});
afterAll(async () => {
  await throughProxy.$disconnect();
  await proxy.close();
});

const work = {
  title: "Bees in short",
  content: { title: "Bees in short", markdown: "One two three.\n" },
  evidence: [],
  findings: [],
  notes: [],
  usage: { inputTokens: 1, outputTokens: 1, cachedTokens: 0, milliseconds: 1 },
};

async function given() {
  const { id } = await givenGeneration(db, lead, projectId);
  const claim = await givenClaim(db, id);
  const abandoned: Claim[] = [];
  const errors: unknown[] = [];
  const buffer = createEventBuffer(
    throughProxy,
    (lost) => abandoned.push(lost),
    (error) => errors.push(error),
  );
  return { id, claim, buffer, abandoned, errors };
}

const push = (buffer: EventBuffer, claim: Claim, text: string) =>
  buffer.push({ ...claim, type: "text", data: { text } });

describe("the event buffer", () => {
  it("stores once what it sends again because the answer was lost, and after it what came meanwhile", async () => {
    const { id, claim, buffer, abandoned, errors } = await given();
    const before = proxy.lost();
    proxy.loseAnswerTo(id);
    push(buffer, claim, "one ");
    const first = buffer.flush();
    push(buffer, claim, "two ");
    await first;
    await buffer.close();
    expect(proxy.lost()).toBe(before + 1);
    expect(errors).toHaveLength(1);
    expect((await readTranscript(db, id)).text).toBe("one two ");
    expect(abandoned).toEqual([]);
  });

  it("hands over what no flush has taken of one attempt, after what is on its way, and stores the others'", async () => {
    const { id, claim, buffer, errors } = await given();
    const other = await given();
    push(buffer, claim, "one ");
    proxy.loseAnswerTo(id);
    const sent = buffer.flush();
    push(buffer, claim, "two ");
    push(buffer, other.claim, "three");
    push(buffer, claim, "four");
    const taken = await buffer.take(claim);
    await sent;
    expect(errors).toHaveLength(1);
    expect((await readTranscript(db, id)).text).toBe("one ");
    expect(taken.map(({ data }) => data)).toEqual([{ text: "two " }, { text: "four" }]);
    expect(await buffer.take(claim)).toEqual([]);
    await buffer.close();
    expect((await readTranscript(db, id)).text).toBe("one ");
    expect((await readTranscript(db, other.id)).text).toBe("three");
  });

  it("has stored the last words before the generation is completed", async () => {
    const { id, claim, buffer, errors } = await given();
    push(buffer, claim, "one two three.");
    // By a value: the words of a prepared statement are sent once.
    proxy.loseAnswerTo(id);
    await buffer.flush();
    expect(errors).toHaveLength(1);
    expect(await completeGeneration(db, claim, work)).toBe(true);
    await buffer.close();
    const events = await db.generationEvent.findMany({ where: { generationId: id }, orderBy: { number: "asc" } });
    expect(events.map(({ type }) => type)).toEqual(["status", "status", "text", "done"]);
    expect((await readTranscript(db, id)).text).toBe("one two three.");
  });

  it("says of a claim that is lost that it is, and of no other", async () => {
    const { claim, buffer, abandoned } = await given();
    const other = await given();
    await db.generation.update({ where: { id: claim.generationId }, data: { attempt: 2 } });
    push(buffer, claim, "late");
    push(buffer, other.claim, "in time");
    await buffer.close();
    await other.buffer.close();
    expect(abandoned).toEqual([claim]);
    expect((await readTranscript(db, other.id)).text).toBe("in time");
  });
});
