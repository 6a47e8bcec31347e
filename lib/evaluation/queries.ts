import { z } from "zod";
import type { Actor } from "#lib/auth/actor";
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { FIRST_PAGE, pageArguments, pageOf, type Page, type PageRequest } from "#lib/db/page";
import { AppError } from "#lib/errors/app-error";
import { figuresSchema } from "./figures/schema.ts";
import { requireReadComparisons } from "./policy.ts";
import { COMPARED_TASKS, VERDICTS, type Verdict } from "./schema.ts";
import type { ReplayStatus } from "./transitions.ts";

const COLUMNS = {
  id: true,
  deploymentId: true,
  task: true,
  championId: true,
  challengerId: true,
  type: true,
  status: true,
  blind: true,
  wanted: true,
  requestedById: true,
  createdAt: true,
  endedAt: true,
} as const;

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow(db: Db, id: string) {
  return db.comparison.findUnique({ where: { id }, select: COLUMNS });
}

/** Newest first, with how far each is and what was chosen so far. */
export async function listComparisons(db: Db, actor: Actor, page: PageRequest = FIRST_PAGE) {
  requireReadComparisons(actor);
  const cursor = page.cursor && isId(page.cursor) ? page.cursor : null;
  const rows = await db.comparison.findMany({
    select: COLUMNS,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...pageArguments({ ...page, cursor }),
  });
  const { items, nextCursor } = pageOf(rows, page);
  return { items: await withCounts(db, items), nextCursor } satisfies Page<ListedComparison>;
}
export type ListedComparison = Awaited<ReturnType<typeof withCounts>>[number];

export async function countComparisons(db: Db, actor: Actor): Promise<number> {
  requireReadComparisons(actor);
  return db.comparison.count();
}

export async function requireComparison(db: Db, actor: Actor, id: string): Promise<ListedComparison> {
  requireReadComparisons(actor);
  const row = isId(id) ? await findRow(db, id) : null;
  const [found] = row ? await withCounts(db, [row]) : [];
  if (!found) throw new AppError("not_found", "There is no such comparison.");
  return found;
}

/** The one that a deployment's challenger runs in now. */
export async function findShadow(db: Db, actor: Actor, deploymentId: string): Promise<ListedComparison | null> {
  requireReadComparisons(actor);
  const where = { deploymentId, type: "shadow", status: "running" as const };
  const row = isId(deploymentId) ? await db.comparison.findFirst({ where, select: COLUMNS }) : null;
  return row && ((await withCounts(db, [row]))[0] ?? null);
}

/** Figures of all texts that are run, with what was chosen. Of many texts, but small. */
export async function listFigures(db: Db, comparisonId: string) {
  const rows = await db.comparisonItem.findMany({
    where: { comparisonId, status: "completed" },
    select: { verdict: true, figures: true },
  });
  return rows.map(({ verdict, figures }) => ({ judged: verdict !== null, figures: figuresSchema.parse(figures) }));
}
export type ListedFigures = Awaited<ReturnType<typeof listFigures>>;

async function withCounts(db: Db, rows: Row[]) {
  const groups = await db.comparisonItem.groupBy({
    by: ["comparisonId", "status", "verdict"],
    where: { comparisonId: { in: rows.map(({ id }) => id) } },
    _count: true,
  });
  const versions = await db.modelVersion.findMany({
    where: { id: { in: rows.flatMap(({ championId, challengerId }) => [championId, challengerId]) } },
    select: { id: true, number: true, status: true, model: { select: { name: true } } },
  });
  const people = await db.user.findMany({
    where: { id: { in: rows.flatMap(({ requestedById }) => requestedById ?? []) } },
    select: { id: true, name: true },
  });
  const versionOf = new Map(
    versions.map(({ id, number, status, model }) => [id, { id, label: `${model.name} v${number}`, status }]),
  );
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ championId, challengerId, requestedById, task, type, ...row }) => {
    const own = groups.filter(({ comparisonId }) => comparisonId === row.id);
    const sum = (fits: (group: (typeof own)[number]) => boolean) =>
      own.filter(fits).reduce((total, { _count }) => total + _count, 0);
    const verdicts = Object.fromEntries(VERDICTS.map((one) => [one, sum(({ verdict }) => verdict === one)]));
    const count = (wanted: ReplayStatus) => sum(({ status }) => status === wanted);
    return {
      ...row,
      task: z.enum(COMPARED_TASKS).parse(task),
      type: z.enum(["shadow", "fixed"]).parse(type),
      champion: versionOf.get(championId) ?? { id: championId, label: null, status: null },
      challenger: versionOf.get(challengerId) ?? { id: challengerId, label: null, status: null },
      requestedBy: requestedById ? (nameOf.get(requestedById) ?? null) : null,
      counts: {
        ...{ queued: count("queued"), running: count("running") },
        ...{ completed: count("completed"), failed: count("failed") },
        judged: sum(({ verdict }) => verdict !== null),
      },
      verdicts: verdicts as Record<Verdict, number>,
    };
  });
}
