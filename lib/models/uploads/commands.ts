import { randomUUID } from "node:crypto";
import type { Actor } from "#lib/auth/actor";
import { userIdOf } from "#lib/auth/actor";
import type { Db } from "#lib/db/client";
import { transact } from "#lib/db/transaction";
import { AppError } from "#lib/errors/app-error";
import { refuse } from "#lib/errors/refusal";
import type { Store } from "#lib/storage/store";
import { listUnusedDigests } from "../checks/queries.ts";
import { orderVersion } from "../installs/orders/commands.ts";
import { requireManageModels } from "../policy.ts";
import { modelNameSchema, registrationFactsSchema } from "../registration/schema.ts";
import { openUploadFiles } from "./files.ts";
import { factsOfForm } from "./form-facts.ts";
import { dropForgottenHolds, holdFile, lockHolds, releaseFiles } from "./holds/commands.ts";
import { planPaths } from "./plan-paths.ts";
import { receiveForm } from "./receive-form.ts";
import { UPLOAD_EXPIRES } from "./schema.ts";
import type { UploadOrderRequest, UploadRecord } from "./schema.ts";

/** A whole upload goes into the model store under its SHA-256. Throws StorageError. */
export async function keepUpload(db: Db, store: Store, record: UploadRecord): Promise<string> {
  if (record.digest !== null && (await store.find(record.digest)) !== null) return record.digest;
  const files = openUploadFiles(store);
  const { digest } = await store.adopt(files.partOf(record.id), {
    maxBytes: record.bytes,
    expected: { bytes: record.bytes },
    // Held and written down first: whatever ends the process then, the bytes are in the store or still in the part.
    async onDigest(named) {
      await holdFile(db, record.id, named);
      await files.write({ ...record, digest: named });
    },
  });
  return digest;
}

/** A version of the person's own uploads, all of them whole. The uploads are used up by it. */
export async function orderUploads(db: Db, actor: Actor, request: UploadOrderRequest, store: Store) {
  requireManageModels(actor);
  const { uploads, ...order } = request;
  const files = openUploadFiles(store);
  const records: UploadRecord[] = [];
  for (const id of new Set(uploads)) {
    const record = await requireOwn(actor, store, id);
    const { received } = await files.state(record);
    if (received < record.bytes) return refuse("not-whole");
    records.push({ ...record, digest: await keepUpload(db, store, record) });
  }
  const planned = planPaths(records.map(({ path }) => path));
  if (!planned.ok) return { ...refuse("same-path"), path: planned.twice };
  const wanted = records.flatMap(({ path, digest, bytes }) => {
    const plain = planned.paths.get(path);
    return plain && digest !== null ? [{ path: plain, sha256: digest, bytes }] : [];
  });
  if (wanted.length === 0) return refuse("no-files");
  const outcome = await orderVersion(db, actor, { ...order, source: { kind: "upload", files: wanted } }, { store });
  if (!outcome.ok) return outcome;
  for (const record of records) await files.remove(record.id);
  await releaseFiles(
    db,
    records.map(({ id }) => id),
  );
  const left = records.flatMap(({ path, digest }) => (planned.paths.get(path) || digest === null ? [] : [digest]));
  await removeUnneeded(db, store, left);
  return outcome;
}

/** A version of the files in a form. What was kept of one that is refused leaves the store again. */
export async function orderForm(
  db: Db,
  actor: Actor,
  request: Request,
  { store, maxBytes, name }: { store: Store; maxBytes: number; name: string | null },
) {
  requireManageModels(actor);
  const kept: string[] = [];
  const formId = `form-${randomUUID()}`;
  try {
    const form = await receiveForm(request, store, {
      maxBytes,
      async onDigest(digest) {
        await holdFile(db, formId, digest);
        kept.push(digest);
      },
    });
    if (form.files.length === 0) throw new AppError("invalid_input", "The form has no file of a model.");
    const order =
      name === null
        ? factsOfForm(form.fields, registrationFactsSchema.extend({ name: modelNameSchema }))
        : { ...factsOfForm(form.fields, registrationFactsSchema), name };
    const outcome = await orderVersion(
      db,
      actor,
      { ...order, source: { kind: "upload", files: form.files } },
      { store },
    );
    await releaseFiles(db, [formId]);
    const wanted = new Set(outcome.ok ? form.files.map(({ sha256 }) => sha256) : []);
    await removeUnneeded(
      db,
      store,
      kept.filter((digest) => !wanted.has(digest)),
    );
    return outcome;
  } catch (error) {
    await releaseFiles(db, [formId]);
    await removeUnneeded(db, store, kept);
    throw error;
  }
}

/** Stops an upload, or gives up one that is whole: nothing of it stays. */
export async function removeUpload(db: Db, actor: Actor, id: string, store: Store): Promise<void> {
  requireManageModels(actor);
  await drop(db, store, await requireOwn(actor, store, id));
}

/** What nobody went on with. Gives how many. Safe to run from several processes. */
export async function removeExpiredUploads(db: Db, store: Store, now: number = Date.now()): Promise<number> {
  const files = openUploadFiles(store);
  let count = 0;
  for (const record of await files.list()) {
    const { touchedAt } = await files.state(record);
    if (now - touchedAt < UPLOAD_EXPIRES) continue;
    await drop(db, store, record);
    count += 1;
  }
  await removeUnneeded(db, store, await dropForgottenHolds(db));
  return count;
}

async function drop(db: Db, store: Store, record: UploadRecord): Promise<void> {
  await openUploadFiles(store).remove(record.id);
  await releaseFiles(db, [record.id]);
  if (record.digest !== null) await removeUnneeded(db, store, [record.digest]);
}

/** Unless a version has it, or another upload that is whole. */
async function removeUnneeded(db: Db, store: Store, digests: string[]): Promise<void> {
  if (digests.length === 0) return;
  await transact(db, async (tx) => {
    await lockHolds(tx);
    for (const digest of await listUnusedDigests(tx, digests, null)) await store.remove(digest);
  });
}

async function requireOwn(actor: Actor, store: Store, id: string): Promise<UploadRecord> {
  const record = await openUploadFiles(store).find(id);
  if (record === null || record.ownerId !== userIdOf(actor))
    throw new AppError("not_found", "There is no such upload of yours; it may have expired.");
  return record;
}
