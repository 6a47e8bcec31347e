import type { EngineHandle } from "../../inference/client.ts";
import { once, orAborted, type Changes } from "./changes.ts";
import type { Line } from "./line.ts";
import type { Blocks } from "./blocks.ts";
import type { PoolRequest } from "./requests.ts";
import type { Entry, Shelf } from "./shelf.ts";

export type Loan = { engine: EngineHandle; giveBack: () => void };

export type Parts = { shelf: Shelf; line: Line; changes: Changes; blocks: Blocks; now: () => number };

/** All of them or none, each with `holder` until it is given back. */
export async function lendAll(
  { shelf, line, changes, blocks, now }: Parts,
  requests: PoolRequest[],
  holder: string,
  signal: AbortSignal,
): Promise<Loan[]> {
  const returns: (() => void)[] = [];
  const use = (entry: Entry) => {
    const own = { name: holder };
    entry.holders.push(own);
    returns.push(
      once(() => {
        entry.holders.splice(entry.holders.indexOf(own), 1);
        for (const used of [entry, entry.base]) if (used) used.lastUsed = now();
        shelf.tidy(entry);
        changes.wake();
      }),
    );
  };
  const isBlocked = () => blocks.hold(requests);
  const taken = await line.take({ requests, signal, isBlocked, use });
  try {
    const engines = await orAborted(Promise.all(taken.map((entry) => entry.engine)), signal);
    return engines.map((engine, index) => ({ engine, giveBack: returns[index] ?? (() => undefined) }));
  } catch (error) {
    returns.forEach((giveBack) => giveBack());
    throw error;
  }
}
