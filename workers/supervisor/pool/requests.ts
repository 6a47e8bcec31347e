import type { VersionFile } from "#lib/models/schema";
import type { LoadRequest } from "../../engines/engine.ts";

/** A version to lend, with what it is expected to need and what its files have to be. */
export type PoolRequest = LoadRequest & {
  memoryBytes: number;
  manifest: VersionFile[];
  /** Of its server's key: an engine that was loaded with another key lends no more, and ends when it is given back. */
  keyStoredAt?: string | null;
  /** Of an adapter: the version in whose process it runs. Its own `memoryBytes` come on top of those of its base. */
  base?: PoolRequest | null;
};

/** Each version that these take, once, every base before its adapters. */
export function flatten(requests: readonly PoolRequest[]): PoolRequest[] {
  const all = requests.flatMap((request) => (request.base ? [request.base, request] : [request]));
  return [...new Map(all.map((request) => [request.version.id, request])).values()];
}

/** Bytes that these are expected to need together: what has its base in common needs it once. */
export function sizeOf(requests: readonly PoolRequest[]): number {
  return flatten(requests).reduce((sum, { memoryBytes }) => sum + memoryBytes, 0);
}

export function loadRequestOf({ engine, version, files, settings, remote }: PoolRequest): LoadRequest {
  return { engine, version, files, settings, ...(remote && { remote }) };
}

/** As people call it. */
export function labelOf({ version }: PoolRequest): string {
  return `${version.name} v${version.number}`;
}
