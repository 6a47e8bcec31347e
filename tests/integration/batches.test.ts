import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { saveDraft } from "#lib/drafts/commands";
import { completeGeneration } from "#lib/generations/attempts/commands";
import { acceptClean, cancelRest, createBatch, retryFailed } from "#lib/generations/batches/commands";
import { batchAsCsv, presentBatch } from "#lib/generations/batches/present";
import { listBatchItems, requireBatch } from "#lib/generations/batches/queries";
import type { ProductBrief, ProductContent } from "#lib/kinds/product-description/schema";
import { loadOrder } from "#workers/jobs/load-order";
import { writeProductDescription } from "#workers/pipelines/product-description";
import { givenClaim, givenProject, givenUser } from "#tests/support/given";
import { runPipeline } from "#tests/support/run-pipeline";
import { testDatabase } from "#tests/support/test-db";

const { db } = testDatabase();
let lead: Actor & { userId: string };
let projectId: string;

beforeAll(async () => {
  lead = await givenUser(db);
  projectId = (await givenProject(db, lead)).id;
});

const products = (count: number, first = 1) =>
  Array.from({ length: count }, (_, index) => ({
    name: `Mug ${first + index}`,
    facts: [{ name: "Weight", value: `${100 + first + index} g` }],
  }));

async function givenBatch(items: unknown[], key: string | null = null, title = "Mugs") {
  const outcome = await createBatch(db, lead, projectId, { kind: "product-description", title, items, seed: 1 }, key);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value.id;
}

const itemsOf = async (id: string) => listBatchItems(db, await requireBatch(db, lead, id));

/** As a worker writes it. */
async function write(generationId: string) {
  const claim = await givenClaim(db, generationId);
  const { brief, sources } = await loadOrder(db, generationId, null);
  const result = await runPipeline(writeProductDescription, brief as ProductBrief, { sources });
  const usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, milliseconds: 1 };
  await completeGeneration(db, claim, { ...result, title: result.content.title, usage });
}

describe("a batch", () => {
  it("orders a draft for each item, in their order, behind what a person waits for", async () => {
    const id = await givenBatch(products(3));
    const items = await itemsOf(id);
    expect(items.map(({ title, state }) => [title, state])).toEqual([
      ["Mug 1", "queued"],
      ["Mug 2", "queued"],
      ["Mug 3", "queued"],
    ]);
    const rows = await db.generation.findMany({ where: { batchId: id }, select: { priority: true } });
    expect(rows.map(({ priority }) => priority)).toEqual([0, 0, 0]);
  });

  it("orders all or nothing", async () => {
    const before = await db.draft.count();
    const items = [...products(2), { name: "No facts", facts: [] }];
    await expect(givenBatch(items)).rejects.toMatchObject({ code: "invalid_input" });
    expect([await db.draft.count(), await db.generationBatch.count({ where: { title: "Mugs" } })]).toEqual([before, 1]);
  });

  it("is ordered once under one key, and refused under it with other items", async () => {
    const id = await givenBatch(products(2, 20), "key");
    expect(await givenBatch(products(2, 20), "key")).toBe(id);
    const other = { kind: "product-description" as const, title: "Mugs", items: products(2, 30) };
    expect(await createBatch(db, lead, projectId, other, "key")).toEqual({
      ok: false,
      reason: "idempotency-key-reused",
    });
  });

  it("accepts what is written and clean, and says what it left and why", async () => {
    const id = await givenBatch(products(3, 40));
    const [one, two] = await itemsOf(id);
    if (!one || !two) throw new Error("the batch is empty");
    await write(one.generationId);
    await write(two.generationId);
    const [, written] = await itemsOf(id);
    const content = written?.content as ProductContent;
    const wrong = { ...content, markdown: content.markdown.replaceAll("141 g", "999 g") };
    await saveDraft(db, lead, { draftId: two.draftId, baseRevisionId: written?.revisionId ?? null, content: wrong });
    const outcome = await acceptClean(db, lead, id);
    expect(outcome.value).toEqual({
      submitted: 1,
      left: [
        { title: "Mug 41", why: "errors" },
        { title: "Mug 42", why: "not-written" },
      ],
    });
    expect((await itemsOf(id)).map(({ state }) => state)).toEqual(["sent", "errors", "queued"]);
    expect((await acceptClean(db, lead, id)).value.submitted).toBe(0);
  });

  it("stops the rest and orders what was stopped again, in the same batch", async () => {
    const id = await givenBatch(products(2, 60));
    const [one] = await itemsOf(id);
    await write(one?.generationId ?? "");
    expect((await cancelRest(db, lead, id)).value).toEqual({ stopped: 1 });
    expect((await itemsOf(id)).map(({ state }) => state)).toEqual(["clean", "failed"]);
    expect((await retryFailed(db, lead, id)).value).toEqual({ retried: 1 });
    const [, again] = await itemsOf(id);
    expect(again?.state).toBe("queued");
    await write(again?.generationId ?? "");
    expect((await itemsOf(id)).map(({ state }) => state)).toEqual(["clean", "clean"]);
  });

  it("goes out as a table in which no cell is a formula", async () => {
    const id = await givenBatch([{ name: "=HYPERLINK(1)", facts: [{ name: "Weight", value: "1 g" }] }]);
    const [one] = await itemsOf(id);
    await write(one?.generationId ?? "");
    const batch = await requireBatch(db, lead, id);
    const items = await listBatchItems(db, batch);
    const [heading, row] = batchAsCsv(items).split("\r\n");
    expect(heading).toBe("title,seoTitle,description,text,state,errors,warnings");
    expect(row).toMatch(/^"'=HYPERLINK/);
    expect(presentBatch(batch, items).counts).toMatchObject({ queued: 0 });
  });
});
