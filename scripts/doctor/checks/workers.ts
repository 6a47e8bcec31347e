import { SILENT_AFTER_SECONDS } from "#lib/workers/queries";
import { portProblem } from "../../start/port.ts";
import { failed, note, ok, skipped } from "../check.ts";
import type { Finding } from "../check.ts";
import type { Examined } from "../examined.ts";
import { isThere } from "./database.ts";

type Row = { name: string; host: string; state: string; silent: number };

/** Compared by the database's clock. */
export async function workers({ database, holder, settings }: Examined): Promise<Finding[]> {
  if (database.state !== "open") return [skipped("Without the database it cannot be told.")];
  if (!(await isThere(database.client, "workers"))) return [skipped("The database has no tables yet.")];
  const { rows } = await database.client.query<Row>(`
    SELECT name, host, state::text, extract(epoch FROM now() - heartbeat_at)::int AS silent FROM workers
    WHERE state <> 'ended' ORDER BY heartbeat_at DESC LIMIT 20`);
  const alive = rows.filter((row) => row.silent <= SILENT_AFTER_SECONDS);
  if (alive.length > 0) {
    const names = alive.map(
      (row) => `${row.name} on ${row.host}${row.state === "draining" ? ", which is ending" : ""}`,
    );
    return [ok(`${alive.length} say that they live: ${names.join("; ")}.`)];
  }
  const last = rows[0];
  const words = last
    ? `No worker has said anything for ${SILENT_AFTER_SECONDS} s; the last was ${last.name} on ${last.host}, ${agoOf(last.silent)} ago.`
    : "No worker runs.";
  if (holder === null && (await portProblem(settings.PORT)) === null)
    return [last ? note(`${words} The desk is not running.`, "npm start starts one.") : skipped("The desk is down.")];
  return [failed(`${words} Drafts wait until one does.`, "See logs/worker.log, or start one: npm run worker")];
}

function agoOf(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3_600)} hours`;
}
