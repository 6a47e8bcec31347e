/**
 * Which versions translate between two languages. A deployment for a pair goes before one for every pair that its
 * version knows, and a direct way before one through English; the two legs of that may be of different engines.
 */
import { isId } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import type { Store } from "#lib/storage/store";
import { listManyLanguageEntries, listPairEntries } from "../catalog.ts";
import type { Side } from "../deployments/route.ts";
import { isSameLanguage, knowsLanguage, namesOf } from "../languages.ts";
import { ROUTE_COLUMNS, findVersionRow, resolveVersion, scopesOf, sideOf, sidesOf } from "../queries.ts";
import type { VersionRow } from "../queries.ts";
import type { TranslationLeg, TranslationPlan } from "../types.ts";

/** While a canary runs: who takes it, or the draft that decides. */
export type Take = { side: Side } | { draftId: string };

/** One leg, or two through English; else the entries of the catalog that would bring what is missing. */
export async function resolveTranslation(
  db: Db,
  from: string,
  to: string,
  projectId?: string,
  store?: Store,
  take: Take = { side: "champion" },
): Promise<TranslationPlan> {
  if (isSameLanguage(from, to)) return { ok: false, catalogIds: [] };
  const find = await loadServing(db, projectId, take);
  const direct = find(from, to);
  if (direct) return { ok: true, legs: [await legOf(direct, from, to, store)] };

  const through = legsThroughEnglish(from, to);
  const found = through.map(([a, b]) => ({ from: a, to: b, version: find(a, b) }));
  const known = found.flatMap(({ version, ...languages }) => (version ? [{ ...languages, version }] : []));
  if (through.length > 0 && known.length === through.length)
    return { ok: true, legs: await Promise.all(known.map((leg) => legOf(leg.version, leg.from, leg.to, store))) };
  return { ok: false, catalogIds: entriesFor(from, to, found) };
}

/** The version that was asked for by name, when it is ready and translates between these two; else null. */
export async function resolveWantedTranslator(
  db: Db,
  wanted: { versionId: string; from: string; to: string },
  store?: Store,
): Promise<TranslationLeg | null> {
  const { versionId, from, to } = wanted;
  const row = isId(versionId) ? await findVersionRow(db, versionId) : null;
  if (row?.status !== "ready" || !row.tasks.includes("translate")) return null;
  const fits = row.pair === null ? knowsBoth(row, from, to) : pairsOf(from, to).includes(row.pair);
  return fits ? legOf(row, from, to, store) : null;
}

/** Languages that a deployment for everybody translates from or to, and its pairs as "en-pt". */
export async function listTranslatedLanguages(db: Db): Promise<{ languages: string[]; pairs: string[] }> {
  const rows = await db.deployment.findMany({
    where: { task: "translate", projectId: null, champion: { status: "ready" } },
    select: { pair: true, champion: { select: { languages: true } } },
    orderBy: { createdAt: "asc" },
  });
  const languages = rows.flatMap(({ champion }) => champion?.languages ?? []);
  return { languages: [...new Set(languages)], pairs: rows.flatMap(({ pair }) => pair ?? []) };
}

type Finder = (from: string, to: string) => VersionRow | null;

async function loadServing(db: Db, projectId: string | undefined, take: Take): Promise<Finder> {
  const found = await db.deployment.findMany({
    where: { task: "translate", champion: { status: "ready" }, OR: scopesOf(projectId) },
    select: { ...ROUTE_COLUMNS, pair: true },
    orderBy: { projectId: { sort: "asc", nulls: "first" } },
  });
  const rows = found.map((row) => ({ pair: row.pair, version: versionOf(row, take) }));
  // A project's own comes after the one for everybody, and takes its place.
  const byPair = new Map(rows.flatMap(({ pair, version }) => (pair === null ? [] : [[pair, version] as const])));
  const many = rows.filter(({ pair }) => pair === null).map(({ version }) => version);
  return (from, to) =>
    pairsOf(from, to).flatMap((pair) => byPair.get(pair) ?? [])[0] ??
    many.findLast((version) => knowsBoth(version, from, to)) ??
    null;
}

function versionOf(deployment: Parameters<typeof sideOf>[0], take: Take): VersionRow {
  if ("draftId" in take) return sideOf(deployment, take.draftId);
  return (take.side === "challenger" && sidesOf(deployment)[1]) || deployment.champion;
}

function legsThroughEnglish(from: string, to: string): [from: string, to: string][] {
  if (isSameLanguage(from, "en") || isSameLanguage(to, "en")) return [];
  return [
    [from, "en"],
    ["en", to],
  ];
}

/** Pairs that are missing, else one model for many languages; empty where the catalog has no way. */
function entriesFor(from: string, to: string, found: { from: string; to: string; version: VersionRow | null }[]) {
  const wanted = found.length > 0 ? found.filter(({ version }) => version === null) : [{ from, to }];
  const pairs = wanted.map((leg) => pairsOf(leg.from, leg.to).flatMap((pair) => listPairEntries(pair))[0]?.id);
  if (pairs.every((id) => id !== undefined)) return pairs;
  return listManyLanguageEntries()
    .filter((entry) => knowsBoth(entry, from, to))
    .slice(0, 1)
    .map(({ id }) => id);
}

function knowsBoth({ languages }: { languages: string[] }, from: string, to: string): boolean {
  return knowsLanguage(languages, from) && knowsLanguage(languages, to);
}

function pairsOf(from: string, to: string): string[] {
  return namesOf(from).flatMap((a) => namesOf(to).map((b) => `${a}-${b}`));
}

async function legOf(row: VersionRow, from: string, to: string, store?: Store): Promise<TranslationLeg> {
  return { from, to, version: await resolveVersion(row, store) };
}
