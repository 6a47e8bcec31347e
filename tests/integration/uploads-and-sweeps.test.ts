import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#lib/auth/actor";
import { sweepRefused } from "#lib/models/installs/refused/commands";
import { deleteVersion, sweepDeletedVersions } from "#lib/models/removal/commands";
import { keepUpload, orderForm, orderUploads, removeUpload } from "#lib/models/uploads/commands";
import { openUploadFiles } from "#lib/models/uploads/files";
import { openFolderStore } from "#lib/storage/folder-store";
import type { Store } from "#lib/storage/store";
import { givenUser } from "#tests/support/given";
import { givenUnservedVersion } from "#tests/support/given-scripted";
import { eventually } from "#tests/support/start-worker";
import { testDb } from "#tests/support/test-db";

describe("an upload that is open", () => {
  const db = testDb();
  const folder = mkdtempSync(join(tmpdir(), "copydesk-sweeps-"));
  const store = openFolderStore(join(folder, "models"));
  let admin: Actor & { userId: string };
  let content: Buffer;
  let digest: string;

  beforeAll(async () => void (admin = await givenUser(db, { isAdmin: true })));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(() => {
    content = randomBytes(500);
    digest = createHash("sha256").update(content).digest("hex");
  });

  /** A version that has the content among its files, and is deleted; its files are taken by the next sweep. */
  async function givenDeleted(): Promise<void> {
    await store.put([content], { maxBytes: 500 });
    const files = [{ path: "model.bin", sha256: digest, bytes: 500 }];
    const versionId = await givenUnservedVersion(db, "write", {}, null, { files });
    await db.modelVersion.update({ where: { id: versionId }, data: { status: "deleted" } });
  }

  /** All of its bytes have come. */
  async function givenPart() {
    const files = openUploadFiles(store);
    const createdAt = new Date().toISOString();
    const record = { id: randomBytes(16).toString("hex"), ownerId: admin.userId, path: "model.bin", bytes: 500 };
    await files.create({ ...record, createdAt, digest: null });
    writeFileSync(files.partOf(record.id), content);
    return { ...record, createdAt, digest: null };
  }

  async function order(uploads: string[]) {
    const facts = { purpose: "", licence: "MIT", languages: [], tags: [], tasks: [], pair: null };
    const wanted = { uploads, name: `model ${digest.slice(0, 8)}`, baseVersionId: null, trainingRun: null };
    const outcome = await orderUploads(db, admin, { ...facts, ...wanted }, store);
    await db.modelInstall.updateMany({ data: { status: "cancelled", finishedAt: new Date() } });
    return outcome;
  }

  it("keeps its file when a deleted version that has the same one is swept", async () => {
    const versionId = await givenUnservedVersion(db, "write", {}, null, {
      files: [{ path: "model.bin", sha256: digest, bytes: 500 }],
    });
    await store.put([content], { maxBytes: 500 });
    const record = await givenPart();
    await keepUpload(db, store, record);
    expect(await deleteVersion(db, admin, { versionId, reason: "It is not needed." }, store)).toMatchObject({
      ok: true,
    });
    expect(await db.modelVersion.count({ where: { id: versionId, filesGoneAt: null } })).toBe(0);
    expect(await store.find(digest)).toBe(500);
    expect(await order([record.id])).toMatchObject({ ok: true });
    expect(await sweepDeletedVersions(db, store)).toBe(0);
    expect(await store.find(digest)).toBe(500);
    expect(await db.uploadHold.count()).toBe(0);
  });

  it("keeps its file when a refused version that has the same one is swept, and takes it along when it is given up", async () => {
    const files = [{ path: "model.bin", sha256: digest, bytes: 500 }];
    const versionId = await givenUnservedVersion(db, "write", {}, null, { files });
    await db.modelVersion.update({ where: { id: versionId }, data: { status: "failed" } });
    const record = await givenPart();
    await keepUpload(db, store, record);
    expect(await sweepRefused(db, store)).toBe(1);
    expect(await store.find(digest)).toBe(500);
    await removeUpload(db, admin, record.id, store);
    expect(await store.find(digest)).toBeNull();
    expect(await db.uploadHold.count()).toBe(0);
  });

  it("that becomes whole while a sweep takes the same file puts it into the store again", async () => {
    await givenDeleted();
    const record = await givenPart();
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let reached = () => {};
    const taking = new Promise<void>((resolve) => (reached = resolve));
    const slow: Store = {
      ...store,
      async remove(one) {
        await store.remove(one);
        reached();
        await held;
      },
    };
    const sweep = sweepDeletedVersions(db, slow);
    await taking;
    const keeping = keepUpload(db, store, record);
    await eventually(async () => (await waitingForHolds()) > 0);
    goOn();
    expect(await sweep).toBe(1);
    expect(await keeping).toBe(digest);
    expect(await store.find(digest)).toBe(500);
    expect(await order([record.id])).toMatchObject({ ok: true });
  });

  it("whose process ended before its file was in the store is ordered all the same", async () => {
    const record = await givenPart();
    await openUploadFiles(store).write({ ...record, digest });
    expect(await order([record.id])).toMatchObject({ ok: true });
    expect(await store.find(digest)).toBe(500);
  });

  it("as a form keeps the files that came while the rest is on its way", async () => {
    await givenDeleted();
    const boundary = "b";
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="model.bin"\r\n\r\n`;
    const body = new TransformStream<Uint8Array, Uint8Array>();
    const writer = body.writable.getWriter();
    const request = new Request("http://desk.invalid/api/v1/models", {
      ...{ method: "POST", body: body.readable, duplex: "half" },
      headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    } as RequestInit);
    const ordered = orderForm(db, admin, request, { store, maxBytes: 10_000, name: null });
    const field = `\r\n--${boundary}\r\nContent-Disposition: form-data; name="name"\r\n\r\n`;
    await writer.write(new Uint8Array(Buffer.concat([Buffer.from(head), content, Buffer.from(field)])));
    await eventually(async () => (await db.uploadHold.count()) === 1);
    expect(await sweepDeletedVersions(db, store)).toBe(1);
    await writer.write(new Uint8Array(Buffer.from(`formed ${digest.slice(0, 8)}\r\n--${boundary}--\r\n`)));
    await writer.close();
    expect(await ordered).toMatchObject({ ok: true });
    expect(await store.find(digest)).toBe(500);
    expect(await db.uploadHold.count()).toBe(0);
  });

  async function waitingForHolds(): Promise<number> {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_locks WHERE relation = 'upload_holds'::regclass AND NOT granted`;
    return rows.length;
  }
});
