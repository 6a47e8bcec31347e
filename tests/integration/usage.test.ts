import { expect, it } from "vitest";
import { transact } from "#lib/db/transaction";
import { appendRevision } from "#lib/drafts/revisions/commands";
import { listUsage } from "#lib/usage/queries";
import { givenGeneration, givenProject, givenUser } from "#tests/support/given";
import { testDb } from "#tests/support/test-db";

const db = testDb();
const page = { limit: 50, offset: 0 };
const usage = { inputTokens: 100, outputTokens: 40, cachedTokens: 7, milliseconds: 1_500 };

it("sums tokens, characters and seconds up by project, person, version and day", async () => {
  const admin = await givenUser(db, { isAdmin: true, name: "Ada" });
  const { id: projectId } = await givenProject(db, admin, { name: "Bees" });
  for (const day of ["2026-03-01T23:59:59Z", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"]) {
    const { id, draftId } = await givenGeneration(db, admin, projectId);
    const content = { title: "Four", markdown: "Twelve chars" };
    const author = { type: "generation" as const, generationId: id };
    const kept = { draftId, title: "Four", content, evidence: [], findings: [], notes: [], author };
    await transact(db, (tx) => appendRevision(tx, { headRevisionId: null, activeGenerationId: id }, kept));
    await db.generation.update({ where: { id }, data: { status: "completed", finishedAt: new Date(day), usage } });
  }
  const range = { from: "2026-03-01", to: "2026-03-02" };
  const { items } = await listUsage(db, admin, range, page);
  expect(items).toMatchObject([
    { day: "2026-03-02", project: "Bees", user: "Ada", generations: 1, characters: 16, seconds: 1.5 },
    { day: "2026-03-01", generations: 2, inputTokens: 200, outputTokens: 80, cachedTokens: 14, seconds: 3 },
  ]);
  expect((await listUsage(db, admin, { from: "2026-03-02", to: "2026-03-02" }, page)).items).toHaveLength(1);
  expect(await listUsage(db, admin, range, { limit: 1, offset: 0 })).toMatchObject({ nextOffset: 1 });
});

it("is shown to admins only", async () => {
  const range = { from: "2026-03-01", to: "2026-03-02" };
  await expect(listUsage(db, await givenUser(db), range, page)).rejects.toThrow("Only admins");
});
