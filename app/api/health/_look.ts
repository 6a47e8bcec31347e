import type { Db } from "#lib/db/client";
import { isConnectionLost } from "#lib/db/connection-error";
import { countWorkers } from "#lib/workers/queries";
import packageFile from "../../../package.json" with { type: "json" };

export const { version } = packageFile;

/** `not-ready`: it answers, but not as a database of this desk: tables or rights are missing. */
export type DatabaseState = "ok" | "unreachable" | "slow" | "not-ready";
export type Look = { database: DatabaseState; workers: number };

/** A check that asks for health waits no longer than that for an answer. */
const PATIENCE = 3_000;
/** Everybody may ask: however often, the database is asked once in that time. */
const KEPT_FOR = 1_000;

let last: { at: number; look: Promise<Look> } | null = null;

export function lookAtDatabase(db: Db): Promise<Look> {
  if (last && performance.now() - last.at < KEPT_FOR) return last.look;
  last = { at: performance.now(), look: withinPatience(askDatabase(db)) };
  return last.look;
}

async function askDatabase(db: Db): Promise<Look> {
  try {
    return { database: "ok", workers: await countWorkers(db) };
  } catch (error) {
    return { database: isConnectionLost(error) ? "unreachable" : "not-ready", workers: 0 };
  }
}

function withinPatience(asked: Promise<Look>): Promise<Look> {
  let timer: NodeJS.Timeout;
  const slow = new Promise<Look>((resolve) => {
    timer = setTimeout(() => resolve({ database: "slow", workers: 0 }), PATIENCE);
  });
  return Promise.race([asked, slow]).finally(() => clearTimeout(timer));
}

/** Never kept by anybody between. */
export function healthAnswer(isWell: boolean, body: object): Response {
  return Response.json(body, { status: isWell ? 200 : 503, headers: { "cache-control": "no-store" } });
}
