import type { Db } from "#lib/db/client";
import { labelOf } from "#lib/models/deployments/history/queries";
import { findResolvedVersion, listServing } from "#lib/models/queries";
import { resolveTranslation, resolveWantedTranslator } from "#lib/models/translation/queries";
import type { ResolvedVersion, TranslationPlan } from "#lib/models/types";
import { parseNeed } from "./schema.ts";
import type { Need } from "./schema.ts";

/** A version that has to be loaded for it. */
export type NeededVersion = { id: string; label: string; engine: string; memoryBytes: number };

/**
 * The versions that would run this need now, all at once. Empty when none is needed, or when what is needed is not
 * installed: any worker can take such an order, and end it with the reason.
 */
export async function listNeededVersions(db: Db, need: string): Promise<NeededVersion[]> {
  return (await listNeededSets(db, need))[0] ?? [];
}

/**
 * The same for every way that a draft may go: with the champions, and while a canary runs with its challengers. Who
 * takes an order has to be able to run each of them, since only the draft decides. Never empty.
 */
export async function listNeededSets(db: Db, need: string): Promise<NeededVersion[][]> {
  const parsed = parseNeed(need);
  if (!parsed) return [[]];
  const kept = await listKept(db, parsed);
  const sides =
    parsed.task === "translate" ? await listTranslators(db, parsed, kept) : await listWriters(db, parsed, kept);
  const [champions = [], challengers = []] = sides.map((versions) => distinct(versions.flatMap(neededOf)));
  const isSame = challengers.every(({ id }) => champions.some((version) => version.id === id));
  return isSame ? [champions] : [champions, challengers];
}

/** What a version needs loaded: itself, and the base of an adapter. Null when it is not ready. */
export async function findNeeded(db: Db, versionId: string): Promise<NeededVersion[] | null> {
  const own = { id: true, number: true, model: { select: { name: true } }, engine: true, memoryBytes: true } as const;
  const row = await db.modelVersion.findFirst({
    where: { id: versionId, status: "ready" },
    select: { ...own, base: { select: own } },
  });
  if (!row) return null;
  const loaded = row.base ? [row, row.base] : [row];
  return loaded.map(({ id, engine, memoryBytes, ...named }) => ({
    ...{ id, label: labelOf(named), engine, memoryBytes: Number(memoryBytes) },
  }));
}

type Sides = [champions: ResolvedVersion[], challengers: ResolvedVersion[]];

async function listWriters(db: Db, need: Need, kept: ResolvedVersion[] | null): Promise<Sides> {
  const { task, projectId, wantedVersionId, kind } = need;
  const ofKind = { projectId, ...(kind !== null && { kind }) };
  const found = [kept ?? (await listServing(db, { task: "write", ...ofKind, wantedVersionId }))];
  found.push(await listServing(db, { task: "embed", projectId }));
  if (task === "summarise")
    found.push(
      await listServing(db, { task: "entail", projectId }),
      await listServing(db, { task: "summarise", ...ofKind }),
    );
  return [found.flatMap((serving) => serving[0] ?? []), found.flatMap((serving) => serving[1] ?? serving[0] ?? [])];
}

async function listTranslators(db: Db, need: Need, kept: ResolvedVersion[] | null): Promise<Sides> {
  const { from, to, projectId, wantedVersionId } = need;
  if (kept) return [kept, kept];
  if (!from || !to || from === "und") return [[], []];
  if (wantedVersionId) {
    const wanted = await resolveWantedTranslator(db, { versionId: wantedVersionId, from, to });
    const versions = wanted ? [wanted.version] : [];
    return [versions, versions];
  }
  const [champions, challengers] = [
    await resolveTranslation(db, from, to, projectId),
    await resolveTranslation(db, from, to, projectId, undefined, { side: "challenger" }),
  ];
  return [legsOf(champions), legsOf(challengers)];
}

/** Null where nothing was begun, or where one of them is not ready any more: then the deployments decide. */
async function listKept(db: Db, { kept }: Need): Promise<ResolvedVersion[] | null> {
  if (kept.length === 0) return null;
  const versions = await Promise.all(kept.map((id) => findResolvedVersion(db, id)));
  const ready = versions.filter((version) => version !== null);
  return ready.length === versions.length ? ready : null;
}

function legsOf(plan: TranslationPlan): ResolvedVersion[] {
  return plan.ok ? plan.legs.map(({ version }) => version) : [];
}

/** An adapter needs its base loaded too, which those of the same base have in common. */
function neededOf({ ref, engine, memoryBytes, base }: ResolvedVersion): NeededVersion[] {
  const own = { id: ref.id, label: `${ref.name} v${ref.number}`, engine, memoryBytes };
  return base ? [own, ...neededOf(base)] : [own];
}

/** One version may do several of the tasks or carry several adapters, and is loaded once. */
function distinct(versions: NeededVersion[]): NeededVersion[] {
  return [...new Map(versions.map((version) => [version.id, version])).values()];
}
