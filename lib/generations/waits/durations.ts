import { z } from "zod";
import type { Db } from "#lib/db/client";
import type { Durations } from "./view.ts";

/** So many of the newest completed ones are looked at. */
const LATELY = 200;

const rowsSchema = z.array(z.object({ kind: z.string(), versionId: z.string().nullable(), milliseconds: z.number() }));

export async function listDurations(db: Db): Promise<Durations> {
  const rows = rowsSchema.parse(
    await db.$queryRaw`
      SELECT kind, model_version_id::text AS "versionId",
        (extract(epoch FROM finished_at - started_at) * 1000)::float8 AS milliseconds
      FROM generations WHERE status = 'completed' AND started_at IS NOT NULL
      ORDER BY created_at DESC LIMIT ${LATELY}`,
  );
  const median = (fits: (row: (typeof rows)[number]) => boolean) => {
    const sorted = rows
      .filter(fits)
      .map(({ milliseconds }) => milliseconds)
      .sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? null;
  };
  return {
    of: (kind, versionId) => median((row) => row.kind === kind && row.versionId === versionId),
    ofKind: (kind) => median((row) => row.kind === kind) ?? median(() => true),
  };
}
