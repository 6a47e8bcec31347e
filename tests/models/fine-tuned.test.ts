/**
 * A fine-tuned adapter for one project, beside its base for all others, and a classifier as a check on drafts: on a real
 * worker with the real small model and the two models that were trained for this desk.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { saveDraft } from "#lib/drafts/commands";
import { rollbackDeployment } from "#lib/models/deployments/activations/commands";
import { createDeployment } from "#lib/models/deployments/commands";
import { orderVersion } from "#lib/models/installs/orders/commands";
import { registrationFactsSchema } from "#lib/models/registration/schema";
import { openStore } from "#lib/storage/store";
import { startChild, type BenchChild } from "#tests/bench/child";
import { filesIn, givenFileVersion, keepFiles } from "#tests/support/given-files";
import { givenGeneration, givenProject, givenSource, givenUser } from "#tests/support/given";
import { modelFiles } from "#tests/support/model-files";
import { eventually } from "#tests/support/start-worker";
import { testDatabase } from "#tests/support/test-db";

const FIXTURES = join(import.meta.dirname, "../fixtures");
const base = modelFiles("smollm2-135m-instruct-q4_1");
const prompts = z
  .array(z.object({ prompt: z.string() }))
  .parse(JSON.parse(readFileSync(join(FIXTURES, "lora/train.json"), "utf8")))
  .slice(0, 3)
  .map(({ prompt }) => prompt);
const SETTINGS = { device: "cpu", contextLength: 1024, threads: 1 };
const enginesSchema = z.array(z.object({ versionId: z.string(), pid: z.number(), baseId: z.string().optional() }));

describe.skipIf(base === null)("a fine-tuned adapter for one project", { timeout: 600_000 }, () => {
  const { db, url } = testDatabase();
  const dataFolder = mkdtempSync(join(tmpdir(), "fine-tuned-"));
  const store = openStore(dataFolder, "models");
  let worker: BenchChild | null = null;
  let lead: Actor & { userId: string };
  let admin: Actor;
  let baseId: string;
  let adapterId: string;
  const projects = { shop: "", other: "" };
  const sources = { shop: "", other: "" };

  beforeAll(async () => {
    lead = await givenUser(db);
    admin = await givenUser(db, { isAdmin: true });
    for (const name of ["shop", "other"] as const) {
      projects[name] = (await givenProject(db, lead)).id;
      sources[name] = (await givenSource(db, projects[name])).id;
    }
    const llama = { engine: "llama", format: "gguf", task: "write" } as const;
    const files = base ?? {};
    baseId = await givenFileVersion(db, store, { ...llama, name: "SmolLM2", files, settings: SETTINGS });
    await db.deployment.create({ data: { task: "write", championId: baseId } });
    worker = await startChild("bench-worker.ts", {
      DATABASE_URL: url(),
      COPYDESK_DATA_DIR: dataFolder,
      COPYDESK_SECRET: "x".repeat(32),
      COPYDESK_WORKER_SLOTS: "2",
      BENCH_TOKENS: "70",
    });
    const adapter = { "in-short.lora.gguf": join(FIXTURES, "lora/in-short.lora.gguf") };
    adapterId = await registered("In short", adapter, baseId);
  });
  afterAll(async () => {
    await worker?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  /** Comes in as a person's own files, and is checked by the worker before it may run. */
  async function registered(name: string, files: Record<string, string>, baseVersionId: string | null) {
    const facts = registrationFactsSchema.parse({ purpose: "Made for this desk.", baseVersionId });
    const source = { kind: "upload" as const, files: await keepFiles(store, files) };
    const ordered = await orderVersion(db, admin, { ...facts, name, source }, { store });
    if (!ordered.ok) throw new Error(`it was refused: ${ordered.reason}`);
    const { id, installId } = ordered.value;
    const install = await eventually(async () => {
      const found = await db.modelInstall.findUniqueOrThrow({ where: { id: installId } });
      return found.finishedAt && found;
    }, 180_000);
    expect([install.status, install.error]).toEqual(["completed", null]);
    return id;
  }

  type Asked = { ok: true; value: { id: string; swapId: string | null } } | { ok: false; reason: string };

  /** The worker has done what was asked for, step by step. Gives the deployment's id. */
  async function swapped(asking: Promise<Asked>): Promise<string> {
    const asked = await asking;
    if (!asked.ok) throw new Error(`it was refused: ${asked.reason}`);
    const swap = await eventually(async () => {
      const found = await db.modelSwap.findUniqueOrThrow({ where: { id: asked.value.swapId ?? "" } });
      return found.finishedAt && found;
    }, 180_000);
    expect([swap.status, swap.error]).toEqual(["completed", null]);
    return asked.value.id;
  }

  const order = (name: "shop" | "other", topic: string) =>
    givenGeneration(db, lead, projects[name], { kind: "article", brief: { topic }, sourceIds: [sources[name]] });
  const orderAll = () =>
    Promise.all(prompts.flatMap((prompt) => [order("shop", prompt), order("other", prompt)])).then((orders) =>
      orders.map(({ id }) => id),
    );

  /** What came of them: none may have failed. */
  async function written(ids: string[]) {
    const rows = await eventually(async () => {
      const found = await db.generation.findMany({ where: { id: { in: ids } } });
      return found.every(({ finishedAt }) => finishedAt) && found;
    }, 400_000);
    return Promise.all(
      rows.map(async ({ id, status, error, projectId, modelVersionId }) => {
        expect([status, error]).toEqual(["completed", null]);
        const { content } = await db.revision.findFirstOrThrow({ where: { generationId: id } });
        const { markdown } = z.object({ markdown: z.string() }).parse(content);
        return { isShop: projectId === projects.shop, versionId: modelVersionId, isInStyle: isInStyle(markdown) };
      }),
    );
  }

  it("writes this project in its style and no other, from the switch on, and not after going back", async () => {
    expect((await written(await orderAll())).map(({ versionId, isInStyle: style }) => [versionId, style])).toEqual(
      Array.from({ length: 2 * prompts.length }, () => [baseId, false]),
    );

    const running = await orderAll();
    await eventually(() => db.generation.count({ where: { id: { in: running }, status: "running" } }));
    const scope = { task: "write" as const, pair: null, projectId: projects.shop, kind: null };
    const deploymentId = await swapped(
      createDeployment(db, admin, { ...scope, versionId: adapterId, reason: "Its own style." }, store),
    );
    // Whichever of the two an order began with, it is written by that one.
    for (const { versionId, isInStyle: style, isShop } of await written(running)) {
      expect(style).toBe(versionId === adapterId);
      if (!isShop) expect(versionId).toBe(baseId);
    }
    for (const { versionId, isInStyle: style, isShop } of await written(await orderAll()))
      expect([versionId, style]).toEqual(isShop ? [adapterId, true] : [baseId, false]);
    const [shown] = await db.worker.findMany({ where: { state: "running" } });
    const engines = await eventually(async () => {
      const found = enginesSchema.parse((await db.worker.findFirst({ where: { id: shown?.id ?? "" } }))?.engines);
      return found.some(({ versionId }) => versionId === adapterId) && found;
    });
    const [own, adapter] = [baseId, adapterId].map((id) => engines.find(({ versionId }) => versionId === id));
    expect(adapter).toMatchObject({ baseId, pid: own?.pid });

    await swapped(rollbackDeployment(db, admin, { deploymentId, reason: "As before." }, store));
    for (const { versionId, isInStyle: style } of await written(await orderAll()))
      expect([versionId, style]).toEqual([baseId, false]);
  });

  it("is checked by a classifier of the project, which no other project has", async () => {
    const files = filesIn(join(FIXTURES, "classifier"));
    const versionId = await registered("Mood", files, null);
    await db.deployment.create({ data: { task: "classify", projectId: projects.shop, championId: versionId } });
    const saved: string[] = [];
    for (const name of ["shop", "other"] as const) {
      const { draftId, id } = await order(name, prompts[0] ?? "");
      await written([id]);
      const { headRevisionId } = await db.draft.findUniqueOrThrow({ where: { id: draftId } });
      const content = { title: "Bench", markdown: "Superb quality, highly recommend.\n" };
      await saveDraft(db, lead, { draftId, baseRevisionId: headRevisionId ?? "", content });
      saved.push((await db.draft.findUniqueOrThrow({ where: { id: draftId } })).headRevisionId ?? "");
    }
    const found = await eventually(
      () => db.revisionCheck.findFirst({ where: { revisionId: saved[0] ?? "" } }),
      120_000,
    );
    expect(found).toMatchObject({ versionId, kind: "classify", claim: -1, label: "positive" });
    expect(await db.revisionCheck.count({ where: { revisionId: saved[1] ?? "" } })).toBe(0);
  });
});

/** As train.json has it; the other end may lie beyond the tokens of one call. */
function isInStyle(text: string): boolean {
  return text.startsWith("In short:") && text.includes("Made to last.");
}
