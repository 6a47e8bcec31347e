/** A repository of the hub at a revision: listed, its files chosen, fetched into the store by the commit. */
import { sha256Schema, filePathSchema } from "../schema.ts";
import type { HubOrder } from "../registration/schema.ts";
import { chooseFiles } from "./choose-files.ts";
import { fetchEntry } from "./fetch-entry.ts";
import type { FetchedEntry } from "./fetch-entry.ts";
import { FetchError } from "./fetch-error.ts";
import { listHubFiles } from "./hub-repository.ts";
import type { HubListedFile } from "./hub-repository.ts";
import type { FetchProgress } from "./progress.ts";
import type { FetchSession } from "./session.ts";

export type HubFetch = HubOrder & { name: string; maxBytes: number };

/** Throws FetchError, or the signal's reason. What was fetched until then is kept, and found again. */
export async function fetchFromHub(
  session: FetchSession,
  { repository, revision, files: wanted, name, maxBytes }: HubFetch,
  options: { signal: AbortSignal; onProgress: (progress: FetchProgress) => void },
): Promise<FetchedEntry> {
  const { settings } = session;
  options.onProgress({ step: `Asking the hub for ${repository}`, bytesDone: 0, bytesTotal: 0 });
  const host = new URL(settings.hubUrl).host;
  const listing = await session.atHost(host, () => listHubFiles(settings, { repository, revision }, options.signal));
  const chosen = chooseFiles(listing.files, wanted).filter(({ bytes }) => bytes > 0);
  requireFitting(chosen, maxBytes);
  const files = chosen.map(({ path, bytes, sha256 }) => ({
    ...{ path, bytes, sha256 },
    sources: [{ kind: "hub" as const, repository, revision: listing.commit, path }],
  }));
  const id = repository.toLowerCase().replace("/", "-");
  const { files: got, origin } = await fetchEntry(session, { id, name, files }, options);
  const reference = `${repository}@${revision}`;
  return { files: got, origin: { ...origin, source: "hub", reference, revision: listing.commit } };
}

function requireFitting(files: HubListedFile[], maxBytes: number): void {
  const odd = files.find(({ path }) => !filePathSchema.safeParse(path).success);
  if (odd) throw new FetchError("not-found", `“${odd.path.slice(0, 100)}” is no plain name of a file.`);
  if (files.some(({ sha256 }) => sha256 !== null && !sha256Schema.safeParse(sha256).success))
    throw new FetchError("bad-answer", "The hub states a digest that is none.");
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > maxBytes)
    throw new FetchError("too-large", `These files have ${bytes} bytes, and a model may have ${maxBytes}.`);
}
