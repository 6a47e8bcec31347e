import type { Stored } from "#lib/storage/store";
import type { CatalogEntry, CatalogFile, FileSource } from "../catalog/schema.ts";
import type { Origin } from "../schema.ts";
import { FetchError } from "./fetch-error.ts";
import type { ProgressSum } from "./progress.ts";
import type { FetchSession } from "./session.ts";

/** What is fetched: an entry of the catalog, or files of a hub that were ordered. */
export type Wanted = Pick<CatalogEntry, "id" | "name" | "files">;

/** What each source is given. */
export type FileContext = {
  session: FetchSession;
  entry: Wanted;
  file: CatalogFile;
  progress: ProgressSum;
  signal: AbortSignal;
};

export type FileOrigin = Omit<Origin, "fetchedAt">;

/** A file that lies in the store now. */
export type Got = Stored & { origin: FileOrigin };

/** A file whose size is only about known may be so many times larger than the catalog says. */
export const LEEWAY = 2;

export function referenceOf(source: FileSource): string {
  switch (source.kind) {
    case "hub":
      return `${source.repository}@${source.revision}/${source.path}`;
    case "wheel":
      return source.parts.map((part) => `${part.package}==${part.version}/${part.member}`).join(" + ");
    case "url":
      return source.url;
  }
}

/** Each digest under which this file is known, with the source that has it; empty where none is pinned. */
export function pinnedDigests(file: CatalogFile): { digest: string; source: FileSource }[] {
  return file.sources.flatMap((source) => {
    const own = source.kind === "hub" && source.sha256 !== undefined ? source.sha256 : file.sha256;
    return own === null || source.kind === "url" ? [] : [{ digest: own, source }];
  });
}

export function wrongDigest(path: string): FetchError {
  return new FetchError(
    "wrong-digest",
    `${path} is not the expected file: its digest is another one. It was not kept.`,
  );
}
