/** Orders that wait, made by the database itself: a million of them takes a minute, and nothing is requested by hand. */
import { Client } from "pg";
import type { Database } from "#lib/db/client";
import { givenProject, givenUser } from "#tests/support/given";

/** Those who order, in one project; the first fifth of the queue belongs to `head`. */
export type Orderers = { projectId: string; head: string; people: string[]; needs: string[] };

const PEOPLE = 50;
const NEEDS = ["write", "summarise", "translate"];

export async function makeOrderers(db: Database): Promise<Orderers> {
  const head = await givenUser(db);
  const { id: projectId } = await givenProject(db, head);
  const people: string[] = [];
  for (let index = 0; index < PEOPLE; index += 1) people.push((await givenUser(db)).userId);
  return { projectId, head: head.userId, people, needs: NEEDS };
}

/**
 * Drafts and generations that write into them, numbered from `from`; then ANALYZE. Foreign keys are not checked row by
 * row, as when a dump is restored.
 */
export async function makeWaiting(url: string, orderers: Orderers, count: number, from = 1): Promise<void> {
  const { projectId, head, people, needs } = orderers;
  await onDatabase(url, async (client) => {
    await client.query("SET session_replication_role = replica");
    const range = [from, from + count - 1];
    await client.query(
      `INSERT INTO drafts (id, project_id, kind, title, language, active_generation_id, updated_at)
       SELECT ('d0000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $3, 'article', 'Bench', 'en',
         ('e0000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, now()
       FROM generate_series($1::bigint, $2::bigint) AS n`,
      [...range, projectId],
    );
    await client.query(
      `INSERT INTO generations
         (id, project_id, draft_id, kind, brief, source_ids, seed, fair_tag, need, order_digest, requested_by_id)
       SELECT ('e0000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $3,
         ('d0000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'article', '{"topic":"Bees"}', '{}', 1, n * 10,
         ($6::text[])[1 + n % cardinality($6::text[])], repeat('0', 64),
         CASE WHEN n < $1 + ($2 - $1 + 1) / 5 THEN $4::uuid ELSE ($5::uuid[])[1 + n % cardinality($5::uuid[])] END
       FROM generate_series($1::bigint, $2::bigint) AS n`,
      [...range, projectId, head, people, needs],
    );
    await client.query("ANALYZE drafts, generations");
  });
}

export async function onDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
