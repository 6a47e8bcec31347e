/** What a swap does to one version: load it beside what runs, and take the old one out of service when nobody needs it. */
import type { EngineHandle } from "../../inference/client.ts";
import { orAborted } from "./changes.ts";
import type { Parts } from "./lend.ts";
import type { PoolRequest } from "./requests.ts";
import type { Entry } from "./shelf.ts";

/** A loaded version that nobody is lent yet and that nothing else may end. Keep or discard it; the later call does nothing. */
export type Prepared = {
  engine: EngineHandle;
  /** It stays loaded, like one that was just given back. */
  keep(): void;
  /** It ends, unless it was loaded before or somebody works with it. Resolves when its memory is free. */
  discard(): Promise<void>;
};

/** Waits for memory as a loan does. Throws EngineError when it does not load, and the signal's reason. */
export async function prepare(parts: Parts, request: PoolRequest, signal: AbortSignal, by?: object): Promise<Prepared> {
  const { shelf, line, changes, blocks, now } = parts;
  const wasLoaded = shelf.find(request.version.id) !== null;
  const use = (entry: Entry) => {
    entry.prepared += 1;
    entry.fate = "serves";
  };
  const isBlocked = () => blocks.hold([request], by);
  const [entry] = await line.take({ requests: [request], signal, isBlocked, use });
  if (!entry) throw new Error("one request brings one entry");
  const free = () => {
    entry.prepared -= 1;
    entry.lastUsed = now();
    changes.wake();
  };
  const discard = async () => {
    free();
    if (wasLoaded || entry.holders.length > 0 || entry.prepared > 0) return;
    await endEntry(parts, entry);
  };
  let settled: Promise<void> | null = null;
  try {
    const engine = await orAborted(entry.engine, signal);
    return {
      engine,
      keep: () => void (settled ??= Promise.resolve(free())),
      discard: () => (settled ??= discard()),
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** `kept`: others asked for it by name meanwhile, or adapters run in its process, which goes with the last of them. */
export type Retired = "ended" | "kept";

/**
 * Waits for those who work with it now, then ends it. Who asks for it meanwhile is still lent it, for nothing is loaded
 * twice; then it stays loaded.
 */
export async function retire(parts: Parts, versionId: string, signal?: AbortSignal): Promise<Retired> {
  const { shelf, changes } = parts;
  const entry = shelf.find(versionId);
  if (!entry) return "ended";
  entry.fate = "retired";
  const old = new Set(entry.holders);
  shelf.tidy(entry);
  await changes.until(() => (entry.holders.some((holder) => old.has(holder)) ? null : true), signal);
  if (!shelf.all().includes(entry)) return "ended";
  if (!shelf.find(versionId)) return shelf.end(entry).then(() => "ended");
  if (shelf.adaptersOf(entry).length > 0) return "kept";
  if (entry.holders.length > 0 || entry.prepared > 0) {
    entry.fate = "serves";
    return "kept";
  }
  await endEntry(parts, entry);
  return "ended";
}

/** Ends it, and a base that only carried it. */
export async function endEntry({ shelf }: Parts, entry: Entry): Promise<void> {
  const { base } = entry;
  await shelf.end(entry);
  if (base?.fate === "ending") await shelf.end(base);
}
