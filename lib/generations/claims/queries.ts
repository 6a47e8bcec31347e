import { z } from "zod";
import type { Db } from "#lib/db/client";
import { personLimits } from "#lib/env/limits";

/** Where a new order of this person in this project stands among those as urgent; see migration 0010. */
export async function nextFairTag(
  db: Db,
  projectId: string,
  personId: string | null,
  priority: number,
): Promise<bigint> {
  const rows = await db.$queryRaw`SELECT next_fair_tag(${projectId}::uuid, ${personId}::uuid, ${priority}::int) AS tag`;
  return z.array(z.object({ tag: z.bigint() })).parse(rows)[0]?.tag ?? 0n;
}

/** Whether as many of this person's orders wait as may. */
export async function hasMaximumWaiting(db: Db, personId: string): Promise<boolean> {
  const limit = personLimits().waiting;
  const waiting = await db.generation.findMany({
    where: { requestedById: personId, status: "queued" },
    select: { id: true },
    take: limit,
  });
  return waiting.length >= limit;
}
