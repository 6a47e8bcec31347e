import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import type { KindName } from "#lib/kinds/registry";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { testDatabase } from "#tests/support/test-db";
import { givenScriptedVersion } from "#tests/support/given-scripted";
import { eventually } from "#tests/support/start-worker";
import { workers } from "#tests/support/worker-process";

const { db, url } = testDatabase();
const desk = workers(url);
let lead: Actor & { userId: string };
let projectId: string;
let sourceId: string;

beforeAll(async () => {
  lead = await givenUser(db);
  projectId = (await givenProject(db, lead)).id;
  sourceId = (await givenSource(db, projectId)).id;
});

const briefs: Partial<Record<KindName, object>> = {
  summary: { words: 60 },
  quiz: { questions: 3 },
  article: { topic: "Bees in winter", words: 120 },
  "blog-post": { topic: "Bees in winter", words: 120 },
};
const FAULTS = ["empty", "invalid-json", "endless", "repeating", "error-after=3"];

async function orderWithFault(kind: KindName, fault: string) {
  const modelVersionId = await givenScriptedVersion(db, "write", { fault });
  await db.deployment.deleteMany({});
  const order = { kind, brief: briefs[kind], sourceIds: [sourceId], modelVersionId };
  return { fault, ...(await givenGeneration(db, lead, projectId, order)) };
}

describe.each(Object.keys(briefs) as KindName[])("a %s", { timeout: 120_000 }, (kind) => {
  it("by a model that writes nothing, nonsense or without end is a sound draft, or says why there is none", async () => {
    const ordered = [];
    for (const fault of FAULTS) ordered.push(await orderWithFault(kind, fault));
    desk.start({ COPYDESK_WORKER_SLOTS: "4" });
    for (const { id, draftId, fault } of ordered) {
      const row = await eventually(async () => {
        const found = await db.generation.findUniqueOrThrow({ where: { id } });
        return ["completed", "failed"].includes(found.status) && found;
      }, 90_000);
      if (row.status === "failed") {
        expect([fault, (row.error as { code: string }).code]).not.toEqual([fault, "internal"]);
        expect(row.error).toMatchObject({ message: expect.stringMatching(/\.$/), help: expect.stringMatching(/\.$/) });
        continue;
      }
      const draft = await db.draft.findUniqueOrThrow({ where: { id: draftId }, include: { headRevision: true } });
      expect([fault, draft.headRevision?.notes.join(" ")]).toEqual([fault, expect.stringMatching(/extraction/i)]);
      expect(draft.headRevision?.evidence).not.toEqual([]);
      expect(JSON.stringify(draft.headRevision?.content).length).toBeLessThan(20_000);
    }
  });
});
