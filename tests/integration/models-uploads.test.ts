import { readFile, utimes } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { answerTus } from "#lib/models/uploads/answer-tus";
import { removeExpiredUploads } from "#lib/models/uploads/commands";
import { openUploadFiles } from "#lib/models/uploads/files";
import { listUploads } from "#lib/models/uploads/queries";
import { UPLOAD_EXPIRES } from "#lib/models/uploads/schema";
import { modelStore } from "#lib/storage/model-store";
import { apiDesk, givenPerson } from "#tests/support/api-desk";
import type { Person } from "#tests/support/api-desk";
import { askApi, callApi } from "#tests/support/call-api";

vi.mock("next/headers", () => import("#tests/support/next-request"));

const bytes = (count: number, seed = 1) => new Uint8Array(count).map((_, index) => (index * 31 + seed * 7) % 251);
const named = (path: string) => `path ${Buffer.from(path).toString("base64")}`;

describe("uploads of model files", () => {
  const { db } = apiDesk();
  let admin: Person;

  beforeAll(async () => void (admin = await givenPerson(db, { isAdmin: true })));
  afterEach(async () => {
    const files = openUploadFiles(modelStore());
    for (const { id } of await files.list()) await files.remove(id);
    for (const { digest } of await modelStore().list({ after: null, limit: 100 })) await modelStore().remove(digest);
    await db.$executeRaw`TRUNCATE model_versions, registered_models, model_installs, upload_holds CASCADE`;
  });

  const tus = (method: string, path: string, headers: object, body?: Uint8Array<ArrayBuffer>, options: object = {}) => {
    const request = new Request(`http://desk.invalid/api/v1/uploads${path}`, {
      method,
      headers: { "tus-resumable": "1.0.0", ...headers },
      ...(body && { body }),
    });
    const actor = (options as { actor?: Actor }).actor ?? admin;
    return answerTus(db, request, actor, { store: modelStore(), maxBytes: 10_000, ...options });
  };
  const begin = async (path: string, size: number, options: object = {}) => {
    const response = await tus(
      "POST",
      "",
      { "upload-length": `${size}`, "upload-metadata": named(path) },
      undefined,
      options,
    );
    return {
      status: response.status,
      text: await response.text(),
      id: response.headers.get("location")?.split("/").pop() ?? "",
    };
  };
  const send = (id: string, offset: number, part: Uint8Array<ArrayBuffer>, options: object = {}) =>
    tus(
      "PATCH",
      `/${id}`,
      { "upload-offset": `${offset}`, "content-type": "application/offset+octet-stream" },
      part,
      options,
    );
  const offsetOf = async (id: string) => Number((await tus("HEAD", `/${id}`, {})).headers.get("upload-offset"));
  const whole = async (path: string, content: Uint8Array<ArrayBuffer>) => {
    const { id } = await begin(path, content.byteLength);
    expect((await send(id, 0, content)).status).toBe(204);
    return id;
  };

  it("come in parts, go on where the line was cut, and lie in the store under their digest", async () => {
    const content = bytes(5_000);
    const { id, status } = await begin("folder/model.gguf", 5_000);
    expect(status).toBe(201);
    await send(id, 0, content.slice(0, 2_000));
    expect(await offsetOf(id)).toBe(2_000);
    const cut = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(content.slice(2_000, 3_000));
        setTimeout(() => controller.error(new Error("the line was cut")), 20);
      },
    });
    const request = new Request(`http://desk.invalid/api/v1/uploads/${id}`, {
      method: "PATCH",
      body: cut,
      duplex: "half",
      headers: {
        "tus-resumable": "1.0.0",
        "upload-offset": "2000",
        "content-type": "application/offset+octet-stream",
      },
    } as RequestInit);
    await answerTus(db, request, admin, { store: modelStore(), maxBytes: 10_000 });
    const offset = await offsetOf(id);
    expect((await send(id, offset, content.slice(offset))).status).toBe(204);
    expect(await offsetOf(id)).toBe(5_000);
    const [upload] = await listUploads(admin, modelStore());
    expect(upload).toMatchObject({ path: "folder/model.gguf", received: 5_000, whole: true });
    const [stored] = await modelStore().list({ after: null, limit: 10 });
    expect(Buffer.from(await modelStore().read(stored?.digest ?? ""))).toEqual(Buffer.from(content));
  });

  it("refuse a part that does not go on where the last one ended", async () => {
    const { id } = await begin("a.gguf", 100);
    expect((await send(id, 50, bytes(50))).status).toBe(409);
    expect(await offsetOf(id)).toBe(0);
  });

  it("keep one order of parts when two come at once", async () => {
    const { id } = await begin("a.gguf", 2_000);
    const answers = await Promise.all([send(id, 0, bytes(1_000)), send(id, 0, bytes(1_000))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    expect(await offsetOf(id)).toBe(1_000);
  });

  it("are refused when they are too large, have no name, or are too many", async () => {
    expect((await begin("a.gguf", 10_001)).status).toBe(413);
    expect((await tus("POST", "", { "upload-length": "5" })).status).toBe(422);
    const files = openUploadFiles(modelStore());
    const createdAt = new Date().toISOString();
    for (let index = 0; index < 200; index += 1)
      await files.create({
        ...{ id: index.toString(16).padStart(32, "0"), ownerId: admin.userId, path: "x", bytes: 0, createdAt },
        digest: null,
      });
    expect(await begin("a.gguf", 5)).toMatchObject({ status: 429, text: expect.stringContaining("200 uploads") });
  });

  it("say when the disk has not the room, and leave nothing", async () => {
    const full = { freeBytes: () => Promise.resolve(300 * 1024 ** 2) };
    expect((await begin("a.gguf", 5, full)).status).toBe(201);
    const none = { freeBytes: () => Promise.resolve(1_000) };
    expect(await begin("b.gguf", 5, none)).toMatchObject({
      status: 507,
      text: expect.stringMatching(/disk.*room.*MB/),
    });
    expect(await listUploads(admin, modelStore())).toHaveLength(1);
  });

  it("belong to who began them", async () => {
    const { id } = await begin("a.gguf", 100);
    const other = await givenPerson(db, { isAdmin: true });
    expect((await send(id, 0, bytes(100), { actor: other })).status).toBe(404);
    expect(await listUploads(other, modelStore())).toEqual([]);
    expect((await askApi(`DELETE /uploads/${id}`, { secret: other.secret })).status).toBe(404);
  });

  it("are for admins, and from a browser only from our own pages", async () => {
    const editor = await givenPerson(db);
    expect((await askApi("GET /uploads", {})).status).toBe(401);
    const headers = { "tus-resumable": "1.0.0", "upload-length": "5", "upload-metadata": named("a.gguf") };
    const refused = await askApi("POST /uploads", { secret: editor.secret, headers });
    expect(refused).toMatchObject({ status: 403, body: { code: "forbidden" } });
    expect((await askApi("POST /uploads", { secret: admin.secret, headers })).status).toBe(201);
    const problem = await askApi("POST /uploads", {
      secret: admin.secret,
      headers: { ...headers, "upload-length": `${1e15}` },
    });
    expect(problem).toMatchObject({ status: 413, body: { code: "too_large" } });
    expect(problem.headers.get("content-type")).toContain("application/problem+json");
    expect(problem.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("go when they are cancelled, whole or not, and when nobody goes on with them", async () => {
    const half = (await begin("a.gguf", 100)).id;
    const done = await whole("b.gguf", bytes(50));
    for (const id of [half, done])
      expect((await callApi(`DELETE /uploads/${id}`, { secret: admin.secret })).status).toBe(204);
    const old = (await begin("c.gguf", 100)).id;
    const finished = await whole("d.gguf", bytes(60));
    await begin("e.gguf", 100);
    const { folder } = openUploadFiles(modelStore());
    const long = new Date(Date.now() - UPLOAD_EXPIRES - 1_000);
    await utimes(join(folder, `${old}.part`), long, long);
    await utimes(join(folder, `${finished}.json`), long, long);
    expect(await removeExpiredUploads(db, modelStore())).toBe(2);
    expect((await listUploads(admin, modelStore())).map(({ path }) => path)).toEqual(["e.gguf"]);
    expect(await modelStore().list({ after: null, limit: 10 })).toEqual([]);
  });

  it("become a version by the API, and are used up by it", async () => {
    const uploads = [await whole("tone/onnx/model.onnx", bytes(500)), await whole("tone/config.json", bytes(20, 2))];
    uploads.push(await whole("tone/.DS_Store", bytes(10, 3)));
    const answer = await askApi("POST /models", {
      secret: admin.secret,
      body: { uploads, name: "Tone", licence: "MIT", tags: ["x"] },
    });
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ status: "installing", number: 1 });
    const version = await askApi(`GET /model-versions/${answer.body.id}`, { secret: admin.secret });
    expect(version.body).toMatchObject({ status: "installing", modelId: answer.body.modelId, licence: "MIT" });
    expect(version.body.files.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      "config.json",
      "onnx/model.onnx",
    ]);
    expect(await listUploads(admin, modelStore())).toEqual([]);
    expect(await modelStore().list({ after: null, limit: 10 })).toHaveLength(2);
    const further = await askApi(`POST /models/${answer.body.modelId}/versions`, {
      secret: admin.secret,
      body: { uploads: [await whole("m.gguf", bytes(70))] },
    });
    expect(further).toMatchObject({ status: 202, body: { number: 2, modelId: answer.body.modelId } });
  });

  it("are not made a model of before they are whole", async () => {
    const { id } = await begin("a.gguf", 100);
    const answer = await askApi("POST /models", { secret: admin.secret, body: { uploads: [id], name: "A" } });
    expect(answer).toMatchObject({ status: 409, body: { code: "not_whole" } });
    const unknown = { uploads: ["0".repeat(32)], name: "A" };
    expect((await askApi("POST /models", { secret: admin.secret, body: unknown })).status).toBe(404);
  });

  describe("as a form", () => {
    const form = (fields: Record<string, string>, files: [string, Uint8Array<ArrayBuffer>][]) => {
      const made = new FormData();
      for (const [name, value] of Object.entries(fields)) made.set(name, value);
      for (const [name, content] of files) made.append("file", new Blob([content]), name);
      return made;
    };
    const post = (made: FormData, call = "POST /models") => askApi(call, { secret: admin.secret, form: made });
    const stored = async () => (await modelStore().list({ after: null, limit: 100 })).length;

    it("become a version with what the fields say", async () => {
      const fields = { name: "Formed", languages: "en, pt-BR", tasks: "classify", purpose: "Tone" };
      const answer = await post(
        form(fields, [
          ["model.onnx", bytes(9_000)],
          ["config.json", bytes(10, 2)],
        ]),
      );
      expect(answer).toMatchObject({ status: 202, body: { status: "installing" } });
      const version = await db.modelVersion.findUniqueOrThrow({ where: { id: answer.body.id } });
      expect(version).toMatchObject({ languages: ["en", "pt-BR"], tasks: ["classify"], purpose: "Tone" });
      expect(await stored()).toBe(2);
    });

    it("are refused with what is wrong, and nothing of them stays", async () => {
      const file: [string, Uint8Array<ArrayBuffer>][] = [["model.gguf", bytes(100)]];
      expect(await post(form({}, file))).toMatchObject({ status: 422, body: { errors: [{ path: "name" }] } });
      expect(await post(form({ name: "A", languages: "not a language" }, file))).toMatchObject({ status: 422 });
      expect(await post(form({ name: "A", baseVersionId: crypto.randomUUID() }, file))).toMatchObject({
        status: 422,
        body: { code: "base_not_ready" },
      });
      expect(await post(form({ name: "A" }, []))).toMatchObject({ status: 422 });
      const twice: [string, Uint8Array<ArrayBuffer>][] = [...file, ["MODEL.gguf", bytes(5)]];
      expect(await post(form({ name: "A" }, twice))).toMatchObject({ status: 422 });
      const many = Array.from({ length: 101 }, (_, n): [string, Uint8Array<ArrayBuffer>] => [`${n}.txt`, bytes(3, n)]);
      expect(await post(form({ name: "A" }, many))).toMatchObject({ status: 413 });
      const raw = new Uint8Array(
        Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.gguf"\r\n\r\nab'),
      );
      const headers = { "content-type": "multipart/form-data; boundary=b" };
      expect((await askApi("POST /models", { secret: admin.secret, raw, headers })).status).toBe(422);
      expect(await stored()).toBe(0);
    });

    it("are said to be there already when they are", async () => {
      const content = await readFile(join(import.meta.dirname, "../fixtures/formats/small.onnx"));
      const made = () => form({ name: "A" }, [["model.onnx", new Uint8Array(content)]]);
      const first = await post(made());
      await db.modelVersion.update({ where: { id: first.body.id }, data: { status: "ready" } });
      expect(await post(made())).toMatchObject({
        status: 409,
        body: { code: "already_registered", versionId: first.body.id, label: "A v1" },
      });
      expect(await stored()).toBe(1);
    });
  });
});
