import { gauge } from "./registry.ts";

type Pool = { totalCount: number; idleCount: number; waitingCount: number; ended: boolean };

const pools = new Set<Pool>();

/** Counts a pool's connections from now on, until it ends. */
export function watchPool(pool: Pool): void {
  pools.add(pool);
}

gauge(
  "copydesk_database_connections",
  "Connections to the database, and requests that wait for one.",
  ["state"],
  function () {
    for (const pool of pools) if (pool.ended) pools.delete(pool);
    const sum = (count: (pool: Pool) => number) => [...pools].reduce((total, pool) => total + count(pool), 0);
    this.set(
      { state: "busy" },
      sum((pool) => pool.totalCount - pool.idleCount),
    );
    this.set(
      { state: "idle" },
      sum((pool) => pool.idleCount),
    );
    this.set(
      { state: "waiting" },
      sum((pool) => pool.waitingCount),
    );
  },
);
