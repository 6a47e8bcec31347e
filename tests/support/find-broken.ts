/** What must hold of generations after whatever was killed under them: each ended once, and nothing lost or doubled. */
import type { Database } from "#lib/db/client";
import { listEventsAfter } from "#lib/generations/queries";

const FINISHED = ["completed", "failed", "cancelled"];

/** Reads while the database may be away. */
export async function areFinished(db: Database, ids: string[]): Promise<boolean> {
  const rows = await db.generation.findMany({ where: { id: { in: ids } }, select: { status: true } }).catch(() => []);
  return rows.length === ids.length && rows.every((row) => FINISHED.includes(row.status));
}

export type Broken = { lost: string[]; doubled: string[]; gaps: string[]; givenUp: number };

/**
 * Ids of those that are not as they must be. `givenUp` counts those that failed because they were killed as often as a
 * generation may be, which is an end as well.
 */
export async function findBroken(db: Database, ids: string[]): Promise<Broken> {
  const broken: Broken = { lost: [], doubled: [], gaps: [], givenUp: 0 };
  for (const id of ids) {
    const row = await db.generation.findUnique({ where: { id } });
    const events = await listEventsAfter(db, id, 0);
    const revisions = row ? await db.revision.findMany({ where: { draftId: row.draftId } }) : [];
    const ends = events.filter(({ type }) => type === "done").length;
    const givenUp = row?.status === "failed" && (row.error as { code: string }).code === "crashed-repeatedly";
    if (givenUp) broken.givenUp += 1;
    if (ends === 0 || (!givenUp && (row?.status !== "completed" || revisions.length === 0))) broken.lost.push(id);
    if (ends > 1 || revisions.length > 1) broken.doubled.push(id);
    const inOrder = events.every(({ number, attempt }, index) => {
      return number === index + 1 && attempt >= (events[index - 1]?.attempt ?? 0);
    });
    const begun = events.findLastIndex(({ type }) => type === "restarted") + 1;
    const texts = events.slice(begun).filter(({ type }) => type === "text");
    const streamed = texts.map(({ data }) => (data as { text: string }).text).join("");
    const kept = (revisions[0]?.content as { markdown: string } | undefined)?.markdown;
    if (!inOrder || (kept !== undefined && streamed !== kept)) broken.gaps.push(id);
  }
  return broken;
}
