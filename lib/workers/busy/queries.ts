import { z } from "zod";
import type { Db } from "#lib/db/client";
import { waitingGenerations } from "#lib/generations/claims/commands";

/**
 * Does somebody wait for what a worker could do instead of its own tests and comparisons? For a text that nobody has
 * taken or that this worker writes, for a source to be read, or for another version to serve.
 */
export async function isDeskBusy(db: Db, workerId: string): Promise<boolean> {
  const rows = await db.$queryRaw`
    SELECT EXISTS (${waitingGenerations})
      OR EXISTS (SELECT FROM generations WHERE status = 'running' AND worker_id = ${workerId}::uuid)
      OR EXISTS (SELECT FROM sources WHERE status = 'importing')
      OR EXISTS (SELECT FROM model_swaps WHERE status = 'running') AS busy`;
  return z.array(z.object({ busy: z.boolean() })).parse(rows)[0]?.busy ?? false;
}
