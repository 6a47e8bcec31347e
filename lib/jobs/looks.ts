/** One question for many things: what there is to do that nobody may have told of. */
import { z } from "zod";
import type { Db } from "#lib/db/client";
import { sql, type Sql } from "#lib/db/sql";
import type { JobName } from "./jobs.ts";

/** What a SELECT finds any row of has something to do. */
export type Look = { name: string; rows: Sql };

/** Names of those whose SELECT finds something. One statement, however many are asked for. */
export async function findAnything(db: Db, looks: readonly Look[]): Promise<string[]> {
  const answers = looks.map(({ name, rows }) => sql`SELECT ${name}::text AS name WHERE EXISTS (${rows})`);
  const found = await db.$queryRaw`${answers.reduce((all, answer) => sql`${all} UNION ALL ${answer}`)}`;
  return z
    .array(z.object({ name: z.string() }))
    .parse(found)
    .map(({ name }) => name);
}

/** Jobs of this name that may be fetched: those of pg-boss' own fetch. */
export function waitingJobs(name: JobName): Sql {
  return sql`SELECT FROM pgboss.job WHERE name = ${name} AND state < 'active' AND NOT blocked AND start_after <= now()`;
}
