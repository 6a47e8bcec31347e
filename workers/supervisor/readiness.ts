import type { Db } from "#lib/db/client";
import type { Readiness } from "#lib/generations/claims/commands";
import { listNeededSets } from "#lib/generations/needs/queries";
import type { NeededVersion } from "#lib/generations/needs/queries";
import { mayRunElsewhere } from "#lib/generations/waits/view";
import { listRunningWorkers } from "#lib/workers/queries";
import type { EnginePool } from "./engine-pool.ts";

/** A deployment may change meanwhile: what was judged longer ago is judged anew. */
const JUDGED_FOR = 10_000;

export type Judge = {
  /** Finds out what a need takes. */
  judge(need: string): Promise<void>;
  /** What can be run here just now. */
  readiness(): Readiness;
  /** A champion changed, or what can be loaded here: all is judged anew. */
  forget(): void;
  /** What is claimed holds its memory from then on, though its engines are lent a little later. */
  reserve(generationId: string, need: string): void;
  free(generationId: string): void;
};

export type JudgeOptions = {
  db: Db;
  pool: Pick<EnginePool, "report" | "cannotLoad" | "isHeld" | "reserved">;
  workerId: string;
  /** Engines that this worker starts. */
  engineNames: readonly string[];
  /** Bytes that all loaded versions may need. */
  memoryBudget: number;
  /** Milliseconds of a steady clock. */
  now: () => number;
};

/** Keeps apart what this worker can run now, what once memory is free, and what never. */
export function createJudge({ db, pool, workerId, engineNames, memoryBudget, now }: JudgeOptions): Judge {
  /** The sets of versions that a need may take: one for each way that a draft may go. */
  const judged = new Map<string, { sets: NeededVersion[][]; leftToOthers: boolean; at: number }>();
  const reserved = new Map<string, NeededVersion[]>();

  function canEver(versions: NeededVersion[]): boolean {
    return versions.every(({ engine }) => engineNames.includes(engine)) && sizeOf(versions) <= memoryBudget;
  }

  /** What could not be loaded here lately, while another worker may: where none may, the attempt tells why. */
  async function isLeftToOthers(sets: NeededVersion[][]): Promise<boolean> {
    const failed = new Set(pool.cannotLoad().map(({ versionId }) => versionId));
    const versions = sets.flat();
    if (!versions.some(({ id }) => failed.has(id))) return false;
    return mayRunElsewhere(await listRunningWorkers(db), workerId, versions);
  }

  return {
    async judge(need) {
      const sets = await listNeededSets(db, need);
      judged.set(need, { sets, leftToOthers: await isLeftToOthers(sets), at: now() });
    },
    forget: () => judged.clear(),
    readiness() {
      for (const [need, { at }] of judged) if (now() - at > JUDGED_FOR) judged.delete(need);
      const report = pool.report();
      const held = new Map(
        report
          .filter(({ running, prepared }) => running.length > 0 || prepared)
          .map((engine) => [engine.versionId, engine.memoryBytes]),
      );
      for (const versions of reserved.values())
        for (const { id, memoryBytes } of versions) if (!held.has(id)) held.set(id, memoryBytes);
      const inUse = [...held.values()].reduce((sum, bytes) => sum + bytes, pool.reserved());
      const loaded = new Set(report.filter(({ state }) => state === "ready").map(({ versionId }) => versionId));
      const fits = (versions: NeededVersion[]) =>
        versions.every(({ id }) => !pool.isHeld(id)) &&
        (inUse === 0 || inUse + sizeOf(versions.filter(({ id }) => !held.has(id))) <= memoryBudget);

      const possible = [...judged].filter(([, { sets, leftToOthers }]) => sets.every(canEver) && !leftToOthers);
      const ready = possible.filter(([, { sets }]) => sets.every(fits));
      const needs = (list: typeof possible) => list.map(([need]) => need);
      return {
        known: [...judged.keys()],
        ready: needs(ready),
        later: needs(possible.filter(([, { sets }]) => !sets.every(fits))),
        loaded: needs(ready.filter(([, { sets }]) => sets.flat().every(({ id }) => loaded.has(id)))),
      };
    },
    reserve: (generationId, need) => void reserved.set(generationId, largestOf(judged.get(need)?.sets ?? [])),
    free: (generationId) => void reserved.delete(generationId),
  };
}

/** Which way a draft goes is known when it is planned: until it ends, the larger is held for it. */
function largestOf(sets: NeededVersion[][]): NeededVersion[] {
  return sets.toSorted((one, other) => sizeOf(other) - sizeOf(one))[0] ?? [];
}

function sizeOf(versions: NeededVersion[]): number {
  return versions.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0);
}
