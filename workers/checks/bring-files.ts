import { mkdir } from "node:fs/promises";
import { inWords } from "#lib/models/checks/candidate";
import { archiveKind } from "#lib/models/checks/identify/sort-files";
import { withoutRoot } from "#lib/models/checks/identify/without-root";
import type { CheckInput } from "#lib/models/checks/types";
import { unpack } from "#lib/models/checks/unpack";
import { sourceOfPath } from "#lib/models/formats/byte-source";
import type { ByteSource } from "#lib/models/formats/byte-source";
import type { VersionFile } from "#lib/models/schema";
import type { Store } from "#lib/storage/store";
import type { CheckReport } from "./report.ts";

/** A file as it came, or out of an archive: then it is in no store yet. */
export type BroughtFile = { path: string; file: string; source: ByteSource; stored: VersionFile | null };

/**
 * Brings what came to this machine, each compared with its digest, and unpacks an archive into `folder`. Throws
 * FormatFault or StorageError.
 */
export async function bringFiles(
  store: Store,
  { files, signal }: CheckInput,
  report: CheckReport,
  folder: string,
): Promise<BroughtFile[]> {
  report.begin("files");
  if (files.length > 0) {
    const total = inWords(files.reduce((sum, { bytes }) => sum + bytes, 0));
    await report.passed("received", `${files.length === 1 ? "One file" : `${files.length} files`} came in: ${total}.`);
  }
  report.begin("digest");
  const brought: BroughtFile[] = [];
  for (const stored of files) {
    const { path, sha256, bytes } = stored;
    const file = await store.bring(sha256, { bytes, check: true, signal });
    brought.push({ path, file, source: await sourceOfPath(file), stored });
  }
  if (files.length > 0)
    await report.passed(
      "digests",
      files.length === 1
        ? "Its SHA-256 is the one under which it came in."
        : "Their SHA-256 are those under which they came in.",
    );
  report.begin("header");
  const [only] = brought;
  const kind = only && brought.length === 1 ? archiveKind(only.path, await only.source.read(0, 512)) : null;
  if (!only || !kind) return withoutRoot(brought);
  await mkdir(folder, { recursive: true });
  const unpacked = await unpack(only.source, kind, folder, signal);
  const total = unpacked.reduce((sum, { bytes }) => sum + bytes, 0);
  await report.passed("unpacked", `The archive holds ${unpacked.length} files, ${inWords(total)} together.`);
  return Promise.all(
    withoutRoot(unpacked).map(async ({ path, file }) => ({
      path,
      file,
      source: await sourceOfPath(file),
      stored: null,
    })),
  );
}
