import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { givenEndpoint } from "#tests/support/given-endpoint";
import { ALL_SCOPES, apiDesk, givenPerson, givenToken, type Person } from "#tests/support/api-desk";
import { callApi } from "#tests/support/call-api";
import { SERVED_MODEL, startOpenaiServer, type OpenaiServer } from "#tests/support/openai-server";
import { openKey } from "#lib/models/secrets/queries";
import { resolveDeployment } from "#lib/models/queries";
import { createDeployment } from "#lib/models/deployments/commands";
import { listEndpointModels, registerEndpoint, replaceKey } from "#lib/models/registration/commands";
import type { EndpointRegistration } from "#lib/models/registration/schema";
import { createEngineStarter } from "#workers/supervisor/start-engine";

vi.hoisted(() => {
  process.env.LOG_LEVEL = "silent";
  process.env.COPYDESK_PRIVATE_ENDPOINTS = "true";
});
vi.mock("next/headers", () => import("#tests/support/next-request"));

const KEY = "key-of-the-server";
const { db } = apiDesk();
let server: OpenaiServer;
let admin: Person;

beforeAll(async () => {
  server = await startOpenaiServer();
  admin = await givenPerson(db, { isAdmin: true });
});
afterAll(() => server.close());
beforeEach(() => {
  server.behave("fine");
  server.key = null;
  server.models = [{ id: SERVED_MODEL, max_model_len: 2_048 }];
});

function registration(changes: Partial<EndpointRegistration> = {}): EndpointRegistration {
  const name = `Served ${crypto.randomUUID()}`;
  return { name, address: server.address, model: SERVED_MODEL, tasks: ["write"], concurrency: 4, ...changes };
}

async function register(changes: Partial<EndpointRegistration> = {}) {
  const outcome = await registerEndpoint(db, admin, registration(changes));
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
  return outcome.value;
}

describe("adding a model of a server", () => {
  it("checks it, keeps what was found, and lets it serve nothing by itself", async () => {
    server.key = KEY;
    const { versionId, findings } = await register({ key: KEY, tasks: ["write", "embed"] });
    expect(findings.map(({ check, state }) => `${check} ${state}`)).toEqual([
      "reach passed",
      "model passed",
      "write passed",
      "schema warning",
      "embed passed",
    ]);
    const version = await db.modelVersion.findUniqueOrThrow({
      where: { id: versionId },
      include: { championOf: true },
    });
    expect(version).toMatchObject({
      status: "ready",
      engine: "openai",
      format: "remote",
      contextLength: 2_048,
      files: [],
    });
    expect(version.championOf).toEqual([]);
    expect(
      JSON.stringify(version, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value)),
    ).not.toContain(KEY);
  });

  it("refuses a server that does not do it, with what was found, and keeps nothing", async () => {
    server.models = [{ id: "another" }];
    const outcome = await registerEndpoint(db, admin, registration({ name: "Not there" }));
    expect(outcome).toMatchObject({ ok: false, reason: "check-failed" });
    expect(JSON.stringify(outcome)).toContain("has no model named served-model");
    expect(await db.registeredModel.count({ where: { name: "Not there" } })).toBe(0);
  });

  it.each(["wrong-type", "failed-500", "redirect-elsewhere", "not-http", "huge-header", "bad-json"] as const)(
    "says what is wrong with a server that answers %s",
    async (behaviour) => {
      server.behave(behaviour);
      const outcome = await registerEndpoint(db, admin, registration());
      expect(outcome).toMatchObject({ ok: false, reason: "check-failed" });
    },
  );

  it("gives a name that a server has a further version, and the same settings the same one", async () => {
    const first = await register({ name: "Twice" });
    const again = await register({ name: "Twice", key: KEY });
    const other = await register({ name: "Twice", concurrency: 2 });
    expect([first, again, other].map(({ number, isNew }) => [number, isNew])).toEqual([
      [1, true],
      [1, false],
      [2, true],
    ]);
    expect(again.versionId).toBe(first.versionId);
    expect(await openKey(db, first.versionId)).toEqual({ key: KEY });
  });

  it("of two people who add the same at once makes one version", async () => {
    const input = registration({ name: "At once" });
    const outcomes = await Promise.all([1, 2, 3].map(() => registerEndpoint(db, admin, input)));
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await db.modelVersion.count({ where: { model: { name: "At once" } } })).toBe(1);
  });

  it("refuses the name of a model that no server runs", async () => {
    const model = await db.registeredModel.create({ data: { name: "A model of files" } });
    const {
      id: _,
      createdAt: __,
      updatedAt: ___,
      ...like
    } = await db.modelVersion.findUniqueOrThrow({
      where: { id: await givenEndpoint(db) },
    });
    await db.modelVersion.create({
      data: {
        ...like,
        modelId: model.id,
        engine: "llama",
        files: [],
        settings: {},
        origin: {},
        error: undefined,
        trainingRun: undefined,
        golden: undefined,
      },
    });
    expect(await registerEndpoint(db, admin, registration({ name: "A model of files" }))).toMatchObject({
      ok: false,
      reason: "name-taken",
    });
  });
});

describe("the key of a server", () => {
  it("is stored sealed, opened for the worker alone, and replaced only by one that works", async () => {
    server.key = KEY;
    const { versionId } = await register({ key: KEY });
    const row = await db.modelSecret.findUniqueOrThrow({ where: { versionId } });
    expect(Buffer.from(row.sealed).toString("latin1")).not.toContain(KEY);
    expect(await replaceKey(db, admin, versionId, "a-wrong-one")).toMatchObject({ ok: false, reason: "check-failed" });
    expect(await openKey(db, versionId)).toEqual({ key: KEY });
    server.key = "a-newer-one";
    expect(await replaceKey(db, admin, versionId, "a-newer-one")).toMatchObject({ ok: true });
    expect(await openKey(db, versionId)).toEqual({ key: "a-newer-one" });
  });

  it("sealed for one version opens no other", async () => {
    const one = await register({ key: KEY });
    const other = await register({ key: "other-key" });
    const { sealed } = await db.modelSecret.findUniqueOrThrow({ where: { versionId: one.versionId } });
    await db.modelSecret.update({ where: { versionId: other.versionId }, data: { sealed } });
    expect(await openKey(db, other.versionId)).toBe("cannot-be-opened");
  });

  it("reaches the server through the engine process that the worker starts", async () => {
    server.key = KEY;
    const { versionId } = await register({ key: KEY });
    const version = await resolveDeployment(db, { task: "write", wantedVersionId: versionId });
    const { ref, engine, files, settings } = version!;
    const handle = await createEngineStarter(db)(
      { engine, version: ref, files, settings },
      { loadTimeoutMs: 60_000, graceMs: 1_000, onExit: () => {} },
    );
    const result = await handle.write!.generate({
      messages: [{ role: "user", content: "Write about bees." }],
      maxTokens: 64,
      temperature: 0,
      seed: 1,
      json: undefined,
      stopTexts: [],
      signal: new AbortController().signal,
      onText: () => {},
    });
    expect(result.text).toBe(server.text);
    expect(server.requests.at(-1)?.authorization).toBe(`Bearer ${KEY}`);
    await handle.release();
  });
});

describe("a version of a server", () => {
  it("serves a task like any other once an admin lets it", async () => {
    const { versionId } = await register();
    const scope = { task: "write", pair: null, projectId: null, kind: null } as const;
    const wanted = { ...scope, versionId, reason: "The machine in the cellar." };
    expect(await createDeployment(db, admin, wanted)).toMatchObject({ ok: true, value: { swapId: null } });
    expect(await resolveDeployment(db, { task: "write" })).toMatchObject({ engine: "openai", memoryBytes: 0 });
  });
});

describe("the API for servers", () => {
  it("lists what a server has, adds one of its models, and never answers with the key", async () => {
    server.key = KEY;
    const secret = await givenToken(db, admin.userId, { scopes: ALL_SCOPES });
    const place = { address: server.address, key: KEY };
    const listed = await callApi("POST /models/served", { secret, body: place });
    expect(await listed.json()).toEqual({ items: [{ id: SERVED_MODEL, contextLength: 2_048 }] });
    const endpoint = { ...place, name: `Over the API ${crypto.randomUUID()}`, model: SERVED_MODEL, tasks: ["write"] };
    const added = await callApi("POST /models", { secret, body: { endpoint } });
    expect(added.status).toBe(201);
    const { versionId } = (await added.json()) as { versionId: string };
    const read = await callApi(`GET /model-versions/${versionId}`, { secret });
    const text = await read.text();
    expect(JSON.parse(text)).toMatchObject({ format: "remote", keyStoredAt: expect.any(String) as string });
    expect(text).not.toContain(KEY);
  });

  it("says why a server was not asked, without the key", async () => {
    server.key = "another";
    const secret = await givenToken(db, admin.userId, { scopes: ALL_SCOPES });
    const refused = await callApi("POST /models/served", { secret, body: { address: server.address, key: KEY } });
    expect(refused.status).toBe(422);
    const text = await refused.text();
    expect(JSON.parse(text)).toMatchObject({
      code: "server_not_asked",
      why: expect.stringContaining("refuses the key") as string,
    });
    expect(text).not.toContain(KEY);
  });

  it("refuses addresses and keys that cannot be ones", async () => {
    const secret = await givenToken(db, admin.userId, { scopes: ALL_SCOPES });
    for (const body of [
      { address: "file:///etc/passwd" },
      { address: "http://user:pass@example.org/v1" },
      { address: "http://example.org/v1?key=1" },
      { address: "http://example.org/v1", key: "two words" },
      { address: "http://example.org/v1", key: "line\r\nX-More: 1" },
    ])
      expect((await callApi("POST /models/served", { secret, body })).status).toBe(422);
  });

  it("lists nothing for a server without a list", async () => {
    server.models = null;
    expect(await listEndpointModels(admin, { address: server.address })).toEqual({ ok: true, value: { items: [] } });
  });
});
