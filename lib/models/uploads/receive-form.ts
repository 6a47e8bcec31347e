/** A form with model files in it, streamed into the store: never a whole file in memory. */
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import { AppError } from "#lib/errors/app-error";
import { StorageError } from "#lib/storage/storage-error";
import type { Store } from "#lib/storage/store";
import type { VersionFile } from "../schema.ts";
import { planPaths } from "./plan-paths.ts";
import { FILES_OF_A_MODEL } from "./schema.ts";

export type ReceivedForm = {
  fields: Map<string, string[]>;
  files: VersionFile[];
  /** All that lies in the store because of it, also what is no file of the model. */
  digests: string[];
};

const FIELDS = { fields: 60, fieldSize: 64 * 1024, fieldNameSize: 100 };

/**
 * `onDigest` hears of each digest before it is kept, so that it is held, and can leave again when the rest fails. Throws
 * AppError for what is no such form, too_large beyond `maxBytes` in all, StorageError.
 */
export async function receiveForm(
  request: Request,
  store: Store,
  { maxBytes, onDigest }: { maxBytes: number; onDigest: (digest: string) => Promise<void> },
): Promise<ReceivedForm> {
  const parts = parserOf(request.headers.get("content-type") ?? "");
  const fields = new Map<string, string[]>();
  const came: { name: string; digest: string; bytes: number }[] = [];
  let left = maxBytes;
  // One after another, as they come: the parser waits until a file is read.
  let storing = Promise.resolve();
  let failure: unknown = null;
  const open = new Set<PassThrough>();

  parts.on("field", (name, value) => void fields.set(name, [...(fields.get(name) ?? []), value]));
  parts.on("file", (_field, stream, name) => {
    // Its error may come before it is read, and is not to be lost.
    const passed = new PassThrough();
    passed.on("error", () => undefined);
    stream.on("error", (error) => passed.destroy(error));
    stream.pipe(passed);
    open.add(passed);
    storing = storing.then(async () => {
      try {
        const { digest, bytes } = await store.put(passed, { maxBytes: left, onDigest });
        left -= bytes;
        came.push({ name: name || "file", digest, bytes });
      } catch (error) {
        failure ??= error instanceof StorageError ? error : damaged();
        stream.unpipe(passed);
        stream.resume();
      } finally {
        open.delete(passed);
      }
    });
  });
  for (const limit of ["filesLimit", "fieldsLimit", "partsLimit"] as const)
    parts.on(limit, () => (failure ??= new AppError("too_large", `A model has at most ${FILES_OF_A_MODEL} files.`)));

  const body = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  try {
    await pipeline(body, parts);
  } catch (error) {
    failure ??= request.signal.aborted ? error : damaged();
    for (const passed of open) passed.destroy(damaged());
  }
  await storing;
  if (failure) throw asInput(failure, maxBytes);
  const planned = planPaths(came.map(({ name }) => name));
  if (!planned.ok) throw new AppError("invalid_input", `Two files of the form would be “${planned.twice}”.`);
  const files = came.flatMap(({ name, digest, bytes }) => {
    const path = planned.paths.get(name);
    return path ? [{ path, sha256: digest, bytes }] : [];
  });
  return { fields, files, digests: came.map(({ digest }) => digest) };
}

function parserOf(contentType: string) {
  try {
    const limits = { ...FIELDS, files: FILES_OF_A_MODEL };
    return new Busboy({ headers: { "content-type": contentType }, preservePath: true, limits });
  } catch {
    throw new AppError("invalid_input", "The form's Content-Type names no boundary.");
  }
}

function damaged(): AppError {
  return new AppError("invalid_input", "The form ended early, or is damaged. Nothing was kept.");
}

function asInput(error: unknown, maxBytes: number): unknown {
  if (error instanceof StorageError && error.code === "too-large")
    return new AppError("too_large", `A model may have at most ${maxBytes} bytes. Nothing was kept.`);
  return error;
}
