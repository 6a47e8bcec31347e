import type { Db } from "#lib/db/client";
import { findAnything } from "#lib/jobs/looks";
import type { Sweep } from "./sweeps.ts";
import type { Work } from "./work-loop.ts";

export type LookAround = {
  db: Db;
  work: readonly Pick<Work<unknown>, "name" | "waiting">[];
  sweeps: readonly Sweep[];
  wake: (name: string) => void;
  /** Milliseconds of a steady clock. */
  now: () => number;
};

/**
 * The back-stop of NOTIFY: one statement asks whether anything waits, or was lost with its worker. A worker that has
 * nothing to do asks nothing else. What was found is swept or taken; a call while one runs does nothing.
 */
export function lookAround({ db, work, sweeps, wake, now }: LookAround): () => Promise<void> {
  const looks = [...work.map(({ name, waiting }) => ({ name, rows: waiting })), ...sweeps];
  const swept = new Map<string, number>();
  let looking = false;

  async function sweep({ name, run, atMostEvery = 0 }: Sweep): Promise<void> {
    if (now() - (swept.get(name) ?? -Infinity) < atMostEvery) return;
    swept.set(name, now());
    await run(db);
  }

  return async () => {
    if (looking) return;
    looking = true;
    try {
      const found = new Set(await findAnything(db, looks));
      work.filter(({ name }) => found.has(name)).forEach(({ name }) => wake(name));
      // Each is begun, whatever becomes of the others.
      await Promise.all(sweeps.filter(({ name }) => found.has(name)).map(sweep));
    } finally {
      looking = false;
    }
  };
}
