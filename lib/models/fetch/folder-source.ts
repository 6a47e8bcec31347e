import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { createGunzip } from "node:zlib";
import type { CatalogFile, FileSource } from "../catalog/schema.ts";
import type { FetchSettings } from "./settings.ts";

export type FolderFile = { file: string; name: string; gzipped: { sha256: string; bytes: number } | null };

/**
 * The file in the model folder: under the entry's id as the version names it, or by the name that its source gives it
 * (a folder of downloads, or a clone of the publisher's repository). Gzipped ones only where their digest is known.
 */
export async function findInFolder(
  { modelFolder }: FetchSettings,
  catalogId: string,
  file: CatalogFile,
): Promise<FolderFile | null> {
  if (modelFolder === null) return null;
  for (const candidate of candidatesOf(catalogId, file)) {
    const path = join(modelFolder, candidate.name);
    const found = await stat(path).catch(() => null);
    if (found?.isFile()) return { ...candidate, file: path };
  }
  return null;
}

/** Unpacks on the way; a damaged archive fails with the stream's error. */
export function readGzipped(file: string): AsyncIterable<Uint8Array> {
  const packed = createReadStream(file);
  const unpacked = createGunzip();
  packed.on("error", (error) => unpacked.destroy(error));
  return packed.pipe(unpacked);
}

function candidatesOf(catalogId: string, file: CatalogFile): Omit<FolderFile, "file">[] {
  const plain = [`${catalogId}/${file.path}`, ...file.sources.flatMap(publishedName)];
  const packed = file.sources.flatMap((source) => (source.kind === "url" ? [source] : []));
  return [
    ...plain.map((name) => ({ name, gzipped: null })),
    ...packed.flatMap(({ url, sha256, bytes }) =>
      [`${catalogId}/${file.path}.gz`, ...pathsOf(url)].map((name) => ({ name, gzipped: { sha256, bytes } })),
    ),
  ];
}

/** Only names that say which model it is: every model has a config.json. */
function publishedName(source: FileSource): string[] {
  const path =
    source.kind === "hub"
      ? source.path
      : source.kind === "wheel" && source.parts.length === 1
        ? source.parts[0]?.member
        : undefined;
  return path?.endsWith(".gguf") ? [basename(path)] : [];
}

/** "models/tiny/enpt/x.gz" and "x.gz": with and without the repository's folders. */
function pathsOf(url: string): string[] {
  const path = /\/(models\/.+)$/.exec(new URL(url).pathname)?.[1];
  return path ? [path] : [];
}
