import type { Actor } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { pageArguments, pageOf } from "#lib/db/page";
import type { PageRequest } from "#lib/db/page";
import { labelOf } from "../deployments/history/queries.ts";
import { requireReadModels } from "../policy.ts";
import { shapeVersion, VERSION_COLUMNS } from "../queries.ts";
import { fits } from "./filter/queries.ts";
import { trainingRunSchema } from "./schema.ts";
import type { VersionFilter, VersionStatus } from "./schema.ts";

/** Versions that fit the filter, the newest first. Deleted ones only where they are asked for. */
export async function listVersions(db: Db, actor: Actor, filter: VersionFilter, page: PageRequest) {
  requireReadModels(actor);
  const cursor = page.cursor && isId(page.cursor) ? page.cursor : null;
  const rows = await db.modelVersion.findMany({
    where: fits(filter),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: VERSION_COLUMNS,
    ...pageArguments({ ...page, cursor }),
  });
  const { items, nextCursor } = pageOf(rows, page);
  return { items: items.map(shapeVersion), nextCursor };
}

/** Every tag that a version has which is not deleted, in the order of the alphabet. */
export async function listTags(db: Db, actor: Actor): Promise<string[]> {
  requireReadModels(actor);
  const rows = await db.$queryRaw<{ tag: string }[]>`
    SELECT DISTINCT unnest(tags) AS tag FROM model_versions WHERE status <> 'deleted' ORDER BY 1 LIMIT 100`;
  return rows.map(({ tag }) => tag);
}

const RELATED = { id: true, number: true, status: true, model: { select: { name: true } } } as const;

/** What stands on a version's card beside its facts: who brought it, what it came from, what came from it. */
export async function findCard(db: Db, actor: Actor, versionId: string) {
  requireReadModels(actor);
  const row = await db.modelVersion.findUnique({
    where: { id: versionId },
    select: {
      id: true,
      trainingRun: true,
      filesGoneAt: true,
      createdById: true,
      base: { select: RELATED },
      adapters: { select: RELATED, orderBy: { createdAt: "desc" }, take: 100 },
      challengerOf: { select: { id: true, task: true, pair: true, mode: true, project: { select: { name: true } } } },
      model: { select: { versions: { select: RELATED, orderBy: { number: "desc" }, take: 100 } } },
    },
  });
  if (!row) return null;
  const { trainingRun, createdById, base, adapters, model, ...card } = row;
  const creator = createdById && (await db.user.findUnique({ where: { id: createdById }, select: { name: true } }));
  return {
    ...card,
    trainingRun: trainingRun === null ? null : trainingRunSchema.parse(trainingRun),
    registeredBy: creator ? creator.name : null,
    base: base && withLabel(base),
    adapters: adapters.map(withLabel),
    siblings: model.versions.filter(({ id }) => id !== row.id).map(withLabel),
  };
}
export type VersionCard = NonNullable<Awaited<ReturnType<typeof findCard>>>;

function withLabel({
  id,
  number,
  status,
  model,
}: {
  id: string;
  number: number;
  status: VersionStatus;
  model: { name: string };
}) {
  return { id, number, status, label: labelOf({ number, model }) };
}

/** "SmolLM2 v1", in the order of the ids; those that are gone are left out. */
export async function listVersionLabels(db: Db, ids: string[]): Promise<string[]> {
  const rows = await db.modelVersion.findMany({
    where: { id: { in: ids } },
    select: { id: true, number: true, model: { select: { name: true } } },
  });
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map((row) => `${row.model.name} v${row.number}`));
}
