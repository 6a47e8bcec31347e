import type { Db } from "#lib/db/client";
import type { GenerationStatus } from "../transitions.ts";
import { versionsOf, type RunVersion } from "./schema.ts";

/** Runs of a draft that are looked at; its notes come from one of the newest. */
const MOST_RUNS = 5;

/** The versions that the texts of a draft were made with, the newest run first. The caller may see the draft. */
export async function listRunVersions(db: Db, draftId: string): Promise<RunVersion[]> {
  const rows = await db.generation.findMany({
    where: { draftId, status: "completed" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_RUNS,
    select: { ranWith: true },
  });
  const versions = rows.flatMap(({ ranWith }) => versionsOf(ranWith));
  return [...new Map(versions.map((version) => [version.id, version])).values()];
}

/** The generation that this one tries again; null for a first one. The caller may see the draft of both. */
export async function findTriedBefore(db: Db, generation: { retryOfId: string | null }) {
  if (!generation.retryOfId) return null;
  const row = await db.generation.findUnique({
    where: { id: generation.retryOfId },
    select: { id: true, status: true, createdAt: true },
  });
  return row && { ...row, status: row.status as GenerationStatus };
}
export type TriedBefore = NonNullable<Awaited<ReturnType<typeof findTriedBefore>>>;
