import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { requireReadModels } from "../policy.ts";
import { findingSchema } from "./schema.ts";

const COLUMNS = { number: true, step: true, severity: true, code: true, message: true, createdAt: true } as const;

/** What was found when a version was checked, in the order of the checks; empty for one that never was. */
export async function listFindings(db: Db, actor: Actor, versionId: string) {
  requireReadModels(actor);
  if (!isId(versionId)) return [];
  const rows = await db.modelFinding.findMany({ where: { versionId }, select: COLUMNS, orderBy: { number: "asc" } });
  return rows.map(({ number, createdAt, ...row }) => ({ ...findingSchema.parse(row), number, createdAt }));
}
export type ListedFinding = Awaited<ReturnType<typeof listFindings>>[number];

const sameSchema = z.array(z.object({ id: z.string(), name: z.string(), number: z.int() }));

/** Another version that has all of these files, the oldest first; null where none has. */
export async function findSameFiles(db: Db, versionId: string, digests: readonly string[]) {
  if (digests.length === 0) return null;
  const wanted = JSON.stringify(digests.map((sha256) => ({ sha256 })));
  const rows = await db.$queryRaw`
    SELECT version.id::text AS id, model.name, version.number FROM model_versions AS version
    JOIN registered_models AS model ON model.id = version.model_id
    WHERE version.files @> ${wanted}::jsonb AND version.id <> ${versionId}::uuid
      AND version.status::text IN ('ready', 'retired')
    ORDER BY version.created_at LIMIT 1`;
  return sameSchema.parse(rows)[0] ?? null;
}

const digestsSchema = z.array(z.object({ digest: z.string() }));

/** Of these digests, those that no version has among its files, `exceptVersionId` left aside, and no upload holds. */
export async function listUnusedDigests(db: Db, digests: readonly string[], exceptVersionId: string | null) {
  const rows = await db.$queryRaw`
    SELECT wanted.sha256 AS digest FROM unnest(${[...digests]}::text[]) AS wanted(sha256)
    WHERE NOT EXISTS (
      SELECT 1 FROM model_versions AS version
      WHERE version.files @> jsonb_build_array(jsonb_build_object('sha256', wanted.sha256))
        AND version.id IS DISTINCT FROM ${exceptVersionId}::uuid AND version.status::text <> 'deleted')
      AND NOT EXISTS (SELECT 1 FROM upload_holds WHERE upload_holds.sha256 = wanted.sha256)`;
  return digestsSchema.parse(rows).map(({ digest }) => digest);
}
