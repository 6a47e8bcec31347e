import type { Db } from "#lib/db/client";

export type OpenPause = { id: string; reason: string; startedAt: Date; by: string | null };

/** The pause that holds the queue now; null when texts are begun as usual. */
export async function findOpenPause(db: Db): Promise<OpenPause | null> {
  const row = await db.queuePause.findFirst({
    where: { endedAt: null },
    select: { id: true, reason: true, startedAt: true, startedBy: { select: { name: true } } },
  });
  return row && { id: row.id, reason: row.reason, startedAt: row.startedAt, by: row.startedBy?.name ?? null };
}
