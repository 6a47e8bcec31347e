import type { Db } from "./client.ts";

type Transaction = Parameters<Parameters<Extract<Db, { $transaction: unknown }>["$transaction"]>[0]>[0];

/** Runs `work` in one transaction: a new one, or the one that `db` already is. */
export async function transact<T>(db: Db, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (!("$transaction" in db)) return work(db);
  return db.$transaction(work, { timeout: 15_000, maxWait: 10_000 });
}
