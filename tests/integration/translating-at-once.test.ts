import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/actor";
import { openStore } from "#lib/storage/store";
import {
  claimTranslations,
  completeTranslation,
  dropExpiredTranslations,
  requestTranslation,
} from "#lib/translations/commands";
import { presentTranslation } from "#lib/translations/present";
import { findTranslationAnswer } from "#lib/translations/queries";
import { translationInputSchema, type TranslationOrder } from "#lib/translations/schema";
import { startEngineProcess } from "#workers/inference/client";
import { translateText } from "#workers/jobs/translate-text";
import { createEnginePool } from "#workers/supervisor/engine-pool";
import { testDb } from "#tests/support/test-db";
import { givenScriptedVersion } from "#tests/support/given-scripted";

const actor = systemActor("test");
const signal = new AbortController().signal;

describe("translating at once", () => {
  const db = testDb();
  const pool = createEnginePool({
    memoryBudget: 1e9,
    start: startEngineProcess,
    verify: () => Promise.resolve(),
    now: () => performance.now(),
  });
  const folder = mkdtempSync(join(tmpdir(), "translating-"));
  const models = openStore(folder, "models");
  afterAll(async () => {
    await pool.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await db.$executeRaw`TRUNCATE translation_requests, deployments, deployment_events, model_versions, registered_models CASCADE`;
  });

  const order = (texts: string[], more: Partial<TranslationOrder> = {}): TranslationOrder => ({
    ...{ from: "en", to: "pt", format: "text", texts },
    ...more,
  });
  const pair = () => givenScriptedVersion(db, "translate", { tasks: ["translate"], from: "en", to: "pt" }, "en-pt");

  async function ask(wanted: TranslationOrder) {
    const { id } = await requestTranslation(db, actor, wanted);
    const [claim] = await claimTranslations(db, 1);
    expect(claim?.id).toBe(id);
    expect(await translateText({ db, pool, signal, models }, claim!)).toBe(true);
    return findTranslationAnswer(db, id);
  }

  it("gives each sentence with its translation, and the whole with what lies between them", async () => {
    await pair();
    const answer = await ask(order(["Bees live in hives.\n\nThey dance."]));
    expect(answer?.ok && answer.result.texts).toMatchObject([
      {
        text: "Bees liveᵖ inᵖ hivesᵖ.\n\nThey danceᵖ.",
        segments: [
          { source: "Bees live in hives.", target: "Bees liveᵖ inᵖ hivesᵖ.", sound: true },
          { source: "They dance.", target: "They danceᵖ.", sound: true },
        ],
      },
    ]);
    expect(answer?.ok && answer.result.versions[0]).toMatch(/^scripted-.* v1$/);
  });

  it("keeps Markdown and HTML around the words", async () => {
    await pair();
    const markdown = await ask(order(["# Bees\n\nThey **dance** `now`.\n"], { format: "markdown" }));
    expect(markdown?.ok && markdown.result.texts[0]?.text).toBe("# Bees\n\nThey **danceᵖ** `now`.\n");
    const html = await ask(order(["<p>They <b>dance</b>.</p>"], { format: "html" }));
    expect(html?.ok && html.result.texts[0]?.text).toBe("<p>They <b>danceᵖ</b>.</p>");
  });

  it("goes through English by one model for many languages and one for a pair", async () => {
    await pair();
    const id = await givenScriptedVersion(db, "translate", { tasks: ["translate"], languages: ["de", "en"] });
    await db.modelVersion.update({ where: { id }, data: { status: "installing" } });
    await db.modelVersion.update({ where: { id }, data: { languages: ["de", "en"], status: "ready" } });
    const answer = await ask(order(["bienen tanzen."], { from: "de" }));
    expect(answer?.ok && answer.result.versions).toHaveLength(2);
    expect(answer?.ok && answer.result.texts[0]?.text).toBe("bienenᵖ tanzenᵖ.");
  });

  it("says in the answer that no model translates this, and that the languages are one", async () => {
    expect(await ask(order(["a"]))).toMatchObject({ ok: false, error: { code: "model-missing" } });
    expect(await ask(order(["a"], { to: "en-GB" }))).toMatchObject({
      ok: false,
      error: { code: "language-unsupported" },
    });
  });

  it("gives one request to one of several workers, and takes an answer from that attempt only", async () => {
    await requestTranslation(db, actor, order(["a"]));
    const claims = (await Promise.all([1, 2, 3, 4].map(() => claimTranslations(db, 4)))).flat();
    expect(claims).toHaveLength(1);
    const result = { versions: [], texts: [] };
    expect(await completeTranslation(db, { ...claims[0]!, attempt: 7 }, result)).toBe(false);
    expect(await completeTranslation(db, claims[0]!, result)).toBe(true);
    expect(await completeTranslation(db, claims[0]!, result)).toBe(false);
  });

  it("leaves alone what nobody waits for any more, and forgets it", async () => {
    const { id } = await requestTranslation(db, actor, order(["a"]));
    await db.$executeRaw`UPDATE translation_requests SET expires_at = now() - interval '1 minute'`;
    expect(await claimTranslations(db, 1)).toEqual([]);
    await dropExpiredTranslations(db);
    expect(await db.translationRequest.findUnique({ where: { id } })).toBeNull();
  });
});

describe("what may be asked for", () => {
  it.each([
    [{ from: "en", to: "pt" }],
    [{ from: "en", to: "pt", text: "a", segments: ["b"] }],
    [{ from: "no language", to: "pt", text: "a" }],
    [{ from: "en", to: "pt", text: "a".repeat(20_001) }],
    [{ from: "en", to: "pt", segments: Array.from({ length: 201 }, () => "a") }],
  ])("refuses %j", (input) => expect(translationInputSchema.safeParse(input).success).toBe(false));

  it("answers segments one for one", () => {
    const input = translationInputSchema.parse({ from: "en", to: "pt", segments: ["a b", "c"] });
    const segment = (source: string) => ({ source, target: source, sound: true, findings: [] });
    const texts = [
      { text: "A B", segments: [segment("a"), segment("b")] },
      { text: "C", segments: [segment("c")] },
    ];
    const { text, segments } = presentTranslation(input, { versions: ["M v1"], texts });
    expect(text).toBeNull();
    expect(segments.map(({ source, target }) => [source, target])).toEqual([
      ["a b", "A B"],
      ["c", "C"],
    ]);
  });
});
