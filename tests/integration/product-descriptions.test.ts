import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { saveDraft } from "#lib/drafts/commands";
import { requireDraft } from "#lib/drafts/queries";
import { findRevision } from "#lib/drafts/revisions/queries";
import { completeGeneration } from "#lib/generations/attempts/commands";
import { requestGeneration } from "#lib/generations/commands";
import type { ProductBrief, ProductContent } from "#lib/kinds/product-description/schema";
import { publishDraft } from "#lib/publishing/commands";
import { submitDraft } from "#lib/reviews/commands";
import { removeSource } from "#lib/sources/commands";
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

const brief = {
  name: "Aluna mug",
  facts: [
    { name: "Weight", value: "140 g" },
    { name: "Material", value: "steel" },
    { name: "Origin", value: "Portugal" },
  ],
};

/** Ordered, and written as a worker writes it. */
async function givenDescription(more: Partial<typeof brief> = {}) {
  const order = { kind: "product-description" as const, brief: { ...brief, ...more }, sourceIds: [], seed: 1 };
  const outcome = await requestGeneration(db, lead, projectId, order);
  if (!outcome.ok) throw new Error(outcome.reason);
  const { id, draftId } = outcome.value;
  const claim = await givenClaim(db, id);
  const loaded = await loadOrder(db, id, null);
  const result = await runPipeline(writeProductDescription, loaded.brief as ProductBrief, { sources: loaded.sources });
  const usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, milliseconds: 1 };
  await completeGeneration(db, claim, { ...result, title: more.name ?? brief.name, usage });
  return { draftId, ...(await headOf(draftId)), sources: loaded.sources };
}

async function headOf(draftId: string) {
  const draft = await requireDraft(db, lead, draftId);
  const revision = await findRevision(db, draft, draft.headRevisionId ?? "");
  if (!revision) throw new Error("the draft has no text");
  return { revisionId: revision.id, content: revision.content as ProductContent, evidence: revision.evidence };
}

async function save(draftId: string, baseRevisionId: string, content: ProductContent) {
  const saved = await saveDraft(db, lead, { draftId, baseRevisionId, content });
  if (!saved.ok) throw new Error(saved.reason);
  return headOf(draftId);
}

describe("a product description", () => {
  it("rests on its facts, which are kept as a source of the project", async () => {
    const { content, evidence, sources } = await givenDescription();
    expect(sources).toMatchObject([{ title: "Facts: Aluna mug", text: expect.stringContaining("Weight: 140 g") }]);
    expect(content.facts).toEqual(brief.facts);
    expect(evidence.length).toBeGreaterThanOrEqual(3);
    for (const { sourceId, start, end, quote } of evidence) {
      expect(sourceId).toBe(sources[0]?.id);
      expect(sources[0]?.text.slice(start, end)).toBe(quote);
    }
  });

  it("keeps the same facts once, and not from being used while a draft rests on them", async () => {
    const [one, other] = [await givenDescription(), await givenDescription()];
    expect(one.sources[0]?.id).toBe(other.sources[0]?.id);
    expect(await removeSource(db, lead, one.sources[0]?.id ?? "")).toEqual({ ok: false, reason: "in-use" });
  });

  it("goes neither to review nor live while a locked number is changed, and goes when it is mended", async () => {
    const { draftId, revisionId, content } = await givenDescription();
    const broken = await save(draftId, revisionId, {
      ...content,
      markdown: content.markdown.replaceAll("140 g", "150 g"),
    });
    const input = { draftId, revisionId: broken.revisionId, note: "" };
    expect(await submitDraft(db, lead, input)).toEqual({ ok: false, reason: "has-errors" });
    expect(await publishDraft(db, lead, input)).toEqual({ ok: false, reason: "has-errors" });
    const mended = await save(draftId, broken.revisionId, content);
    expect(await submitDraft(db, lead, { ...input, revisionId: mended.revisionId })).toMatchObject({ ok: true });
  });

  it("is held against facts that were changed beside it, and follows them", async () => {
    const { draftId, revisionId, content, sources } = await givenDescription();
    const facts = content.facts.map((fact) => (fact.name === "Weight" ? { ...fact, value: "160 g" } : fact));
    const changed = await save(draftId, revisionId, { ...content, facts });
    expect(changed.evidence.some(({ state, quote }) => state === "contradicted" && quote === "Weight: 160 g")).toBe(
      true,
    );
    expect(changed.evidence[0]?.sourceId).not.toBe(sources[0]?.id);
    const input = { draftId, revisionId: changed.revisionId, note: "" };
    expect(await submitDraft(db, lead, input)).toEqual({ ok: false, reason: "has-errors" });
    const say = (words: string | undefined) => words?.replaceAll("140 g", "160 g");
    const follows = await save(draftId, changed.revisionId, {
      ...content,
      facts,
      markdown: say(content.markdown) ?? "",
      description: say(content.description),
      seoTitle: say(content.seoTitle),
    });
    expect(follows.evidence.every(({ state }) => state === "supported")).toBe(true);
    expect(await submitDraft(db, lead, { ...input, revisionId: follows.revisionId })).toMatchObject({ ok: true });
  });
});
