import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "#lib/auth/actor";
import { listCatalogEntries, listMissingTasks } from "#lib/models/catalog/queries";
import { createDeployment } from "#lib/models/deployments/commands";
import { requestInstall } from "#lib/models/installs/commands";
import { presentEntry } from "#lib/models/present";
import { resolveDeployment } from "#lib/models/queries";
import { resolveTranslation, resolveWantedTranslator } from "#lib/models/translation/queries";
import { verifyVersionFiles } from "#lib/models/version-files";
import { openStore } from "#lib/storage/store";
import type { Store } from "#lib/storage/store";
import { completeAsked } from "#tests/support/complete-swap";
import { givenProject, givenUser } from "#tests/support/given";
import { givenVersion } from "#tests/support/given-models";
import { testDb } from "#tests/support/test-db";

const SMALL = "smollm2-135m-instruct-q4_1";
const LARGE = "qwen3-4b-q4_k_m";
const actor = systemActor("test");

describe("resolving", () => {
  const db = testDb();
  let folder: string;
  let store: Store;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "resolving-"));
    store = openStore(folder, "models");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    await db.$executeRaw`TRUNCATE deployments, deployment_events, model_versions, registered_models, model_installs CASCADE`;
  });

  const version = (id: string, content = id) => givenVersion(db, id, { store, content });
  const idOf = async (wanted: Parameters<typeof resolveDeployment>[1]) =>
    (await resolveDeployment(db, wanted, store))?.ref.id ?? null;
  const serveProject = async (projectId: string, versionId: string) => {
    const input = { task: "write" as const, pair: null, projectId, kind: null, versionId, reason: "For this desk." };
    await completeAsked(db, await createDeployment(db, actor, input, store));
  };
  const translate = async (from: string, to: string, projectId?: string) => {
    const plan = await resolveTranslation(db, from, to, projectId, store);
    return plan.ok
      ? plan.legs.map(({ version, ...leg }) => version.pair ?? `${leg.from} to ${leg.to}`)
      : plan.catalogIds;
  };

  it("gives what an engine needs, with files as they lie in the store", async () => {
    const small = await version(SMALL);
    const resolved = await resolveDeployment(db, { task: "write" }, store);
    expect(resolved).toMatchObject({
      ref: { id: small.id, name: "SmolLM2 135M Instruct", number: 1, digest: small.digest, format: "gguf" },
      engine: "llama",
      settings: { contextLength: 4096 },
      memoryBytes: 450_000_000,
    });
    expect(resolved?.files["model.bin"]).toMatch(new RegExp(`^${folder}/models/blobs/sha256/`));
  });

  it("takes the project's version before the one for everybody", async () => {
    const small = await version(SMALL);
    const large = await version(LARGE);
    const project = await givenProject(db, await givenUser(db));
    await serveProject(project.id, large.id);
    expect(await idOf({ task: "write", projectId: project.id })).toBe(large.id);
    expect(await idOf({ task: "write" })).toBe(small.id);
  });

  it("falls back to the one for everybody when the project's is retired", async () => {
    const small = await version(SMALL);
    const large = await version(LARGE);
    const project = await givenProject(db, await givenUser(db));
    await serveProject(project.id, large.id);
    await db.modelVersion.update({ where: { id: large.id }, data: { status: "retired" } });
    expect(await idOf({ task: "write", projectId: project.id })).toBe(small.id);
  });

  it("gives the version that was asked for or none, never another one", async () => {
    await version(SMALL);
    const large = await version(LARGE);
    expect(await idOf({ task: "write", wantedVersionId: large.id })).toBe(large.id);
    expect(await idOf({ task: "embed", wantedVersionId: large.id })).toBeNull();
    expect(await idOf({ task: "write", wantedVersionId: "no-id" })).toBeNull();
    await db.modelVersion.update({ where: { id: large.id }, data: { status: "retired" } });
    expect(await idOf({ task: "write", wantedVersionId: large.id })).toBeNull();
  });

  it("translates directly where it can, with the language's region or script left out", async () => {
    await version("bergamot-en-pt");
    await version("bergamot-zh-en-base-memory");
    expect(await translate("en", "pt")).toEqual(["en-pt"]);
    expect(await translate("en-GB", "pt-BR")).toEqual(["en-pt"]);
    expect(await translate("zh-CN", "en")).toEqual(["zh-en"]);
  });

  it("goes through English where there is no direct way, and names the legs that are missing", async () => {
    await version("bergamot-pt-en");
    expect(await translate("pt", "de")).toEqual(["bergamot-en-de-tiny"]);
    await version("bergamot-en-de-tiny");
    expect(await translate("pt", "de")).toEqual(["pt-en", "en-de"]);
    expect(await translate("fr", "es")).toEqual(["bergamot-fr-en-tiny", "bergamot-en-es-tiny"]);
  });

  it("names what would bring a pair, and nothing where the catalog has no way", async () => {
    expect(await translate("en", "pt")).toEqual(["bergamot-en-pt"]);
    expect(await translate("en", "tlh")).toEqual([]);
    expect(await translate("en", "ast")).toEqual(["m2m100-418m"]);
    expect(await translate("ast", "fur")).toEqual(["nllb-200-distilled-600m"]);
    expect(await translate("pt-BR", "pt-PT")).toEqual([]);
    expect(await translate("not a language", "pt")).toEqual([]);
  });

  it("takes a project's own translator", async () => {
    await version("bergamot-en-pt");
    const better = await version("bergamot-en-pt-base-memory");
    const project = await givenProject(db, await givenUser(db));
    const scope = { task: "translate" as const, pair: "en-pt", projectId: project.id, kind: null };
    const wanted = { ...scope, versionId: better.id, reason: "x" };
    await completeAsked(db, await createDeployment(db, actor, wanted, store));
    const plan = await resolveTranslation(db, "en", "pt", project.id, store);
    expect(plan.ok && plan.legs.map(({ version }) => version.ref.id)).toEqual([better.id]);
  });

  const many = { pair: null, languages: ["en", "de", "fr", "zh-Hant", "ast"] };
  const manyLanguages = () => givenVersion(db, "m2m100-418m", { store, changes: many });

  it("lets one model for many languages serve every pair that it knows and no other version does", async () => {
    await version("bergamot-en-de-tiny");
    await manyLanguages();
    expect(await translate("en", "de")).toEqual(["en-de"]);
    expect(await translate("de", "en")).toEqual(["de to en"]);
    expect(await translate("fr-CA", "zh-TW")).toEqual(["fr-CA to zh-TW"]);
    expect(await translate("fr", "zh-CN")).toEqual(["bergamot-en-zh-hans-base"]);
  });

  it("goes through English on legs of different engines", async () => {
    await manyLanguages();
    await version("bergamot-en-pt");
    expect(await translate("ast", "pt")).toEqual(["ast to en", "en-pt"]);
  });

  it("takes a project's model for many languages before the one for everybody, and a pair's before both", async () => {
    await manyLanguages();
    const own = await givenVersion(db, "nllb-200-distilled-600m", { store, changes: many });
    const project = await givenProject(db, await givenUser(db));
    const scope = { task: "translate" as const, pair: null, projectId: project.id, kind: null };
    const wanted = { ...scope, versionId: own.id, reason: "x" };
    await completeAsked(db, await createDeployment(db, actor, wanted, store));
    const idOfPlan = async (projectId?: string) => {
      const plan = await resolveTranslation(db, "en", "de", projectId, store);
      return plan.ok ? plan.legs[0]?.version.ref.id : null;
    };
    expect(await idOfPlan(project.id)).toBe(own.id);
    expect(await idOfPlan()).not.toBe(own.id);
    const pair = await version("bergamot-en-de-tiny");
    expect(await idOfPlan(project.id)).toBe(pair.id);
  });

  it("gives the translator that was asked for when it knows the languages", async () => {
    const { id: versionId } = await manyLanguages();
    const wanted = (from: string, to: string) => resolveWantedTranslator(db, { versionId, from, to }, store);
    expect(await wanted("de", "fr")).toMatchObject({ from: "de", to: "fr", version: { ref: { id: versionId } } });
    expect(await wanted("de", "pt")).toBeNull();
  });

  it("sees files that are missing or damaged before a version is loaded", async () => {
    await version(SMALL, "to be damaged");
    const resolved = await resolveDeployment(db, { task: "write" }, store);
    const manifest = resolved?.manifest ?? [];
    const path = resolved?.files["model.bin"] ?? "";
    await chmod(path, 0o644);
    await writeFile(path, "TO BE DAMAGED");
    expect(await verifyVersionFiles(store, manifest)).toEqual([{ path: "model.bin", why: "damaged" }]);
    await writeFile(path, "to be damaged");
    expect(await verifyVersionFiles(store, manifest)).toEqual([]);
    await writeFile(path, "to be damageD");
    expect(await verifyVersionFiles(store, manifest)).toEqual([{ path: "model.bin", why: "damaged" }]);
    await rm(path);
    expect(await verifyVersionFiles(store, manifest)).toEqual([{ path: "model.bin", why: "missing" }]);
    await version(SMALL, "to be damaged");
    expect(await verifyVersionFiles(store, manifest)).toEqual([]);
  });

  it("tells which tasks no model does yet, and what would do them", async () => {
    await version("extractive-v1");
    const tasks = await listMissingTasks(db, { pairs: [{ from: "en", to: "pt" }], store });
    expect(tasks.map(({ task, catalogIds }) => [task, catalogIds.at(-1)])).toEqual([
      ["write", SMALL],
      ["embed", "all-minilm-l6-v2-int8"],
      ["translate", "bergamot-en-pt"],
    ]);
    for (const id of [SMALL, "all-minilm-l6-v2-int8", "bergamot-en-pt"]) await version(id);
    expect(await listMissingTasks(db, { pairs: [{ from: "en", to: "pt" }], store })).toEqual([]);
  });

  it("lists the catalog with what is installed and what is on its way", async () => {
    const small = await version(SMALL);
    const install = await requestInstall(db, actor, LARGE);
    const editor = await givenUser(db);
    const shown = (await listCatalogEntries(db, editor)).map(({ entry, state }) => presentEntry(entry, state));
    expect(shown.find(({ id }) => id === SMALL)).toMatchObject({
      installed: small.id,
      installId: null,
      sources: ["hub", "wheel"],
    });
    expect(shown.find(({ id }) => id === LARGE)).toMatchObject({
      installed: null,
      installId: install.ok && install.value.id,
    });
    expect(shown.filter(({ suggested }) => suggested)).toHaveLength(1);
  });
});
