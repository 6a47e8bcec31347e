import type { Identified } from "#lib/models/checks/candidate";
import type { CheckInput, VersionFacts } from "#lib/models/checks/types";
import type { VersionFile } from "#lib/models/schema";
import type { Store } from "#lib/storage/store";
import type { BroughtFile } from "./bring-files.ts";
import type { Trial } from "./trial-load.ts";

type Settling = {
  store: Store;
  input: CheckInput;
  facts: Identified;
  brought: BroughtFile[];
  trial: Trial;
  baseVersionId: string | null;
};

/** What is written into the version's row; what was unpacked goes into the store, under the names that engines look for. */
export async function settleFacts({
  store,
  input,
  facts,
  brought,
  trial,
  baseVersionId,
}: Settling): Promise<VersionFacts> {
  const files: VersionFile[] = [];
  for (const [path, from] of facts.files) {
    const found = brought.find((file) => file.path === from);
    if (!found) throw new Error(`${from} was identified and did not come`);
    files.push({ ...(await stored(store, found, input.signal)), path });
  }
  const { known } = input.order;
  // The catalog's figure stays until the self-test; an adapter shares the process that was measured with its base.
  const memoryBytes = known || baseVersionId !== null ? facts.memoryBytes : trial.memoryBytes || facts.memoryBytes;
  const { engine, format, settings, parameters, quantisation, contextLength, tasks, pair, languages, licence } = facts;
  return {
    ...{ engine, format, settings, parameters, quantisation, contextLength, tasks, pair, licence },
    languages: languages.length > 0 ? languages : [...new Set(trial.languages)],
    ...{ memoryBytes: Math.round(memoryBytes), files, baseVersionId, golden: trial.golden },
  };
}

async function stored(
  store: Store,
  { path, file, source, stored }: BroughtFile,
  signal: AbortSignal,
): Promise<VersionFile> {
  if (stored) return stored;
  const { digest, bytes } = await store.adopt(file, { maxBytes: source.size, signal });
  return { path, sha256: digest, bytes };
}
