import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { saveDraft } from "#lib/drafts/commands";
import { presentDraftWithContent } from "#lib/drafts/present";
import { requireDraft } from "#lib/drafts/queries";
import { findRevision } from "#lib/drafts/revisions/queries";
import { completeGeneration } from "#lib/generations/attempts/commands";
import { placeOf, type Evidence } from "#lib/kinds/evidence";
import { openStore } from "#lib/storage/store";
import { checkDraft } from "#workers/jobs/check-draft";
import { startEngineProcess } from "#workers/inference/client";
import { createEnginePool } from "#workers/supervisor/engine-pool";
import { givenClaim, givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { testDb } from "#tests/support/test-db";
import { givenScriptedVersion, givenUnservedVersion } from "#tests/support/given-scripted";
import { markWords } from "#workers/engines/scripted/translator";

const SOURCE = "The colony has 60000 bees in summer. The workers do not sleep in winter.";
const CLAIMS = ["The colony has 400 bees in summer.", "The colony has bees in summer.", "The workers sing."] as const;
const MARKDOWN = `${CLAIMS.join(" ")}\n`;
const usage = { inputTokens: 1, outputTokens: 2, cachedTokens: 0, milliseconds: 3 };

describe("checking a draft", () => {
  const db = testDb();
  const pool = createEnginePool({
    memoryBudget: 1e9,
    start: startEngineProcess,
    verify: () => Promise.resolve(),
    now: () => performance.now(),
  });
  const folder = mkdtempSync(join(tmpdir(), "checking-"));
  const models = openStore(folder, "models");
  afterAll(async () => {
    await pool.close();
    rmSync(folder, { recursive: true, force: true });
  });
  let lead: Actor & { userId: string };
  let projectId: string;

  beforeEach(async () => {
    await db.$executeRaw`TRUNCATE deployments, deployment_events, model_versions, registered_models CASCADE`;
    await db.$executeRaw`DELETE FROM pgboss.job`;
    lead = await givenUser(db);
    projectId = (await givenProject(db, lead)).id;
  });

  const check = (revisionId: string) =>
    checkDraft({ db, pool, signal: new AbortController().signal, pauseMs: 0, models }, revisionId);
  const jobs = () => db.$queryRaw<{ data: { revisionId: string } }[]>`
    SELECT data FROM pgboss.job WHERE name = 'check-draft' ORDER BY created_on`;

  async function givenWritten() {
    const source = await givenSource(db, projectId, SOURCE);
    const { id, draftId } = await givenGeneration(db, lead, projectId, { sourceIds: [source.id] });
    const evidence = CLAIMS.map((claim): Evidence => {
      const start = MARKDOWN.indexOf(claim);
      const quote = SOURCE.slice(0, SOURCE.indexOf(".") + 1);
      return {
        ...{ place: placeOf(MARKDOWN, start, start + claim.length), origin: "model", sourceId: source.id },
        ...{ revisionId: null, start: 0, end: quote.length, quote, state: "unverified" },
      };
    });
    const content = { title: "Bees", markdown: MARKDOWN };
    await completeGeneration(db, await givenClaim(db, id), {
      ...{ title: "Bees", content, evidence, findings: [], notes: [], usage },
    });
    return draftId;
  }

  async function see(draftId: string) {
    const draft = await requireDraft(db, lead, draftId);
    const revision = draft.head && (await findRevision(db, draft, draft.head.id));
    const view = presentDraftWithContent(draft, revision, { words: 60 });
    return { ...view, revisionId: draft.headRevisionId ?? "", states: view.evidence.map(({ state }) => state) };
  }

  it("asks for nothing and changes nothing where no model for it is deployed", async () => {
    const draftId = await givenWritten();
    expect(await jobs()).toEqual([]);
    const { revisionId, states, checking } = await see(draftId);
    expect(await check(revisionId)).toBe("nothing-to-check");
    expect(states).toEqual(["unverified", "unverified", "unverified"]);
    expect(checking).toBe(false);
  });

  it("marks what contradicts its source and what follows from it, and leaves the rest", async () => {
    await givenScriptedVersion(db, "entail", { tasks: ["entail"] });
    const draftId = await givenWritten();
    const { revisionId, checking } = await see(draftId);
    expect(checking).toBe(true);
    expect((await jobs()).map(({ data }) => data.revisionId)).toEqual([revisionId]);
    expect(await check(revisionId)).toBe("checked");
    const after = await see(draftId);
    expect(after.states).toEqual(["contradicted", "supported", "unverified"]);
    expect(after.checking).toBe(false);
    const found = after.findings.filter(({ rule }) => rule === "contradicted");
    expect(found.map(({ place }) => "quote" in place && place.quote)).toEqual([CLAIMS[0]]);
  });

  it("keeps scores by revision and version, once, and never touches the revision itself", async () => {
    const versionId = await givenScriptedVersion(db, "entail", { tasks: ["entail"] });
    const { revisionId } = await see(await givenWritten());
    const before = await db.revision.findUniqueOrThrow({ where: { id: revisionId } });
    await check(revisionId);
    await check(revisionId);
    const rows = await db.revisionCheck.findMany({ where: { revisionId }, orderBy: { claim: "asc" } });
    expect(rows.map(({ claim, label }) => [claim, label])).toEqual([
      [0, "contradiction"],
      [1, "entailment"],
      [2, "neutral"],
    ]);
    expect(rows[0]).toMatchObject({ versionId, scores: { contradiction: 0.9 } });
    expect(await db.revision.findUniqueOrThrow({ where: { id: revisionId } })).toEqual(before);
  });

  it("leaves a revision alone that was saved over, and judges the newer one", async () => {
    await givenScriptedVersion(db, "entail", { tasks: ["entail"] });
    const draftId = await givenWritten();
    const { revisionId: old } = await see(draftId);
    const markdown = MARKDOWN.replace("400", "60000");
    await saveDraft(db, lead, { draftId, baseRevisionId: old, content: { title: "Bees", markdown } });
    expect(await check(old)).toBe("superseded");
    expect(await db.revisionCheck.count()).toBe(0);
    const { revisionId } = await see(draftId);
    expect(await check(revisionId)).toBe("checked");
    expect((await see(draftId)).states).toEqual(["supported", "supported", "unverified"]);
  });

  it("shows what a classifier reads the text as, when it is sure enough", async () => {
    await givenScriptedVersion(db, "classify", { tasks: ["classify"] });
    const draftId = await givenWritten();
    await check((await see(draftId)).revisionId);
    const hint = (await see(draftId)).findings.find(({ rule }) => rule === "reads-as");
    expect(hint?.message).toMatch(/^Reads as “statement” \(90 %\)/);
    expect(hint?.severity).toBe("hint");
  });

  it("says nothing below the threshold of the version", async () => {
    await givenScriptedVersion(db, "classify", { tasks: ["classify"], threshold: 0.95 });
    const draftId = await givenWritten();
    expect(await check((await see(draftId)).revisionId)).toBe("nothing-to-check");
  });

  async function finish(order: Parameters<typeof givenGeneration>[3], content: object, evidence: Evidence[]) {
    const { id, draftId } = await givenGeneration(db, lead, projectId, order);
    const work = { title: "Written", content, evidence, findings: [], notes: [], usage };
    expect(await completeGeneration(db, await givenClaim(db, id), work)).toBe(true);
    return draftId;
  }

  const rests = (place: Evidence["place"], sourceId: string, quote: string): Evidence => ({
    ...{ place, origin: "source", sourceId, revisionId: null, start: SOURCE.indexOf(quote) },
    ...{ end: SOURCE.indexOf(quote) + quote.length, quote, state: "supported" },
  });

  it("compares the answers of a quiz with the passages of their questions", async () => {
    await givenScriptedVersion(db, "entail", { tasks: ["entail"] });
    const { id: sourceId } = await givenSource(db, projectId, SOURCE);
    const [bees, sleep] = SOURCE.split(/(?<=\.) /) as [string, string];
    const truth = (isTrue: boolean) => [
      { id: "true", text: "True", correct: isTrue },
      { id: "false", text: "False", correct: !isTrue },
    ];
    const questions = [
      { id: "q1", type: "short-answer", stem: "The colony has _____ bees in summer.", answers: ["400"] },
      { id: "q2", type: "short-answer", stem: "The colony has _____ bees in summer.", answers: ["60000"] },
      { id: "q3", type: "true-false", stem: "The workers do sleep in winter.", options: truth(false) },
      { id: "q4", type: "true-false", stem: "The workers do sleep in winter.", options: truth(true) },
    ];
    const evidence = [bees, bees, sleep, sleep].map((quote, index) =>
      rests({ questionId: `q${index + 1}` }, sourceId, quote),
    );
    const order = { kind: "quiz" as const, brief: { questions: 4 }, sourceIds: [sourceId] };
    const draftId = await finish(order, { title: "Bees", questions }, evidence);
    expect(await check((await see(draftId)).revisionId)).toBe("checked");
    const { states, findings } = await see(draftId);
    expect(states).toEqual(["contradicted", "supported", "supported", "contradicted"]);
    const found = findings.filter(({ rule }) => rule === "contradicted");
    expect(found.map(({ place }) => "questionId" in place && place.questionId)).toEqual(["q1", "q4"]);
    expect(found[0]?.message).toBe("The source says something else than the answer or its explanation.");
  });

  async function givenTranslated(back: string | null) {
    await givenScriptedVersion(db, "entail", { tasks: ["entail"] });
    const translates = { tasks: ["translate"], from: "pt", to: "en" };
    if (back) await givenScriptedVersion(db, "translate", translates, back);
    const { id: sourceId } = await givenSource(db, projectId, SOURCE);
    const [bees, sleep] = SOURCE.split(/(?<=\.) /) as [string, string];
    const [right, wrong] = [bees, sleep.replace("not ", "")].map((text) => markWords(text, "en", "pt")) as [
      string,
      string,
    ];
    const markdown = `${right}\n\n${wrong}\n`;
    const evidence = [
      rests(placeOf(markdown, 0, right.length), sourceId, bees),
      rests(placeOf(markdown, right.length + 2, right.length + 2 + wrong.length), sourceId, sleep),
    ];
    const order = { kind: "translation" as const, brief: { from: "en", to: "pt", sourceId }, sourceIds: [sourceId] };
    return finish(order, { title: "Abelhas", markdown }, evidence);
  }

  it("compares a translation with its original as it reads when it is translated back", async () => {
    const draftId = await givenTranslated("pt-en");
    expect(await check((await see(draftId)).revisionId)).toBe("checked");
    const { states, findings } = await see(draftId);
    expect(states).toEqual(["supported", "contradicted"]);
    expect(findings.filter(({ rule }) => rule === "contradicted")).toMatchObject([
      { severity: "warning", message: "Compared by meaning, this segment says something else than its original." },
    ]);
  });

  it("says so where a translation cannot be compared, since nothing translates it back", async () => {
    const draftId = await givenTranslated(null);
    expect(await check((await see(draftId)).revisionId)).toBe("checked");
    const { states, findings } = await see(draftId);
    expect(states).toEqual(["supported", "supported"]);
    expect(findings.find(({ rule }) => rule === "not-compared")?.message).toMatch(
      /does not know Portuguese, and no model is deployed that translates it back into English/,
    );
  });

  it("says so where claims are in a language that the model does not know", async () => {
    await givenScriptedVersion(db, "entail", { tasks: ["entail"] });
    const draftId = await givenWritten();
    await db.draft.update({ where: { id: draftId }, data: { language: "fi" } });
    await check((await see(draftId)).revisionId);
    const { states, findings } = await see(draftId);
    expect(states).toEqual(["unverified", "unverified", "unverified"]);
    expect(findings.find(({ rule }) => rule === "not-compared")?.message).toMatch(/does not know Finnish/);
  });

  it.each([
    ["article", { topic: "Bees in summer" }],
    ["blog-post", { topic: "Bees in summer" }],
    ["summary", { words: 60 }],
    ["product-description", { name: "Hive", facts: [{ name: "Frames", value: "10" }] }],
    ["translation", { from: "pt", to: "en" }],
  ] as const)("shows what the project's own classifier reads a text of kind %s as", async (kind, brief) => {
    const championId = await givenUnservedVersion(db, "classify", { tasks: ["classify"] });
    await db.deployment.create({ data: { task: "classify", projectId, championId } });
    const { id: sourceId } = await givenSource(db, projectId, SOURCE);
    const content = { title: "Bees", markdown: MARKDOWN, ...(kind === "product-description" && brief) };
    const sourceIds = kind === "product-description" ? [] : [sourceId];
    const draftId = await finish({ kind, brief, sourceIds }, content, []);
    const { revisionId, checking } = await see(draftId);
    expect(checking).toBe(true);
    expect(await check(revisionId)).toBe("checked");
    expect((await see(draftId)).findings.find(({ rule }) => rule === "reads-as")?.message).toMatch(/^Reads as/);
  });
});
