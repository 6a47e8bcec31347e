import type { Db } from "#lib/db/client";
import { countRunningOn, isServing } from "#lib/models/swaps/attempts/queries";
import type { EnginePool } from "../supervisor/engine-pool.ts";
import type { SwapKeeper } from "./keep-swap.ts";

export type DrainDependencies = { db: Db; pool: EnginePool; workerId: string };

const LOOK_INTERVAL = 1_000;

/** What runs on the old version ends on it; then its process ends, unless it still serves another scope or task. */
export async function drainOld(
  { db, pool, workerId }: DrainDependencies,
  { fromId }: { fromId: string },
  keeper: SwapKeeper,
): Promise<void> {
  if (await isServing(db, fromId))
    return keeper.skip("drain", "The old version still serves elsewhere on this desk, and stays loaded.");
  await keeper.step("drain", async (tell) => {
    const looking = setInterval(() => {
      // Only words for those who watch: what ends the step is the pool.
      countRunningOn(db, fromId, workerId).then(
        (count) =>
          count > 0 && tell({ note: count === 1 ? "1 text still runs on it." : `${count} texts still run on it.` }),
        () => undefined,
      );
    }, LOOK_INTERVAL);
    try {
      const retired = await pool.retire(fromId, { signal: keeper.signal });
      tell({ note: retired === "ended" ? ENDED : STILL_WANTED });
    } finally {
      clearInterval(looking);
    }
  });
}

const ENDED = "Nothing runs on the old version any more; its memory is free.";
const STILL_WANTED = "Others still ask for the old version by name, so it stays loaded.";
