import { kindOf, type KindName } from "#lib/kinds/registry";
import { isTestedByItself } from "#lib/models/profiles/policy";
import { findProofs } from "#lib/models/profiles/queries";
import { resolveDeployment } from "#lib/models/queries";
import { resolveTranslation, resolveWantedTranslator } from "#lib/models/translation/queries";
import type { ResolvedVersion, TranslationLeg } from "#lib/models/types";
import { listVersionLabels } from "#lib/models/versions/queries";
import { isSameLanguage } from "#lib/text/language";
import type { Db } from "#lib/db/client";
import type { Engine, TranslateEngine } from "../engines/engine.ts";
import type { Proof } from "../pipelines/abilities.ts";
import { PipelineError } from "../pipelines/pipeline-error.ts";
import type { PoolRequest } from "../supervisor/engine-pool.ts";

/** A step of translation: the version, and the languages that one for many languages is told. */
export type PlannedLeg = { request: PoolRequest; from: string; to: string };

export type EnginePlan = {
  writer: PoolRequest | null;
  embedder: PoolRequest | null;
  entailer: PoolRequest | null;
  summariser: PoolRequest | null;
  translators: PlannedLeg[];
  /** Versions that a later attempt goes on with, see lib/generations/needs. */
  kept: string[];
  /** What the draft says about them. */
  notes: string[];
};

export type PlannedOrder = {
  kind: KindName;
  projectId: string;
  draftId?: string;
  wantedVersionId: string | null;
  from: string | null;
  to: string;
  /** Versions that an attempt before has begun with. */
  kept?: string[];
};

const NO_ENGINES: EnginePlan = {
  ...{ writer: null, embedder: null, entailer: null, summariser: null },
  ...{ translators: [], kept: [], notes: [] },
};

/** Which versions serve this order: one that was asked for, else what it has begun with, else the nearest deployment. */
export async function planEngines(db: Db, order: PlannedOrder): Promise<EnginePlan> {
  if (order.kind === "translation") return planTranslators(db, order);
  const { kind, projectId, draftId } = order;
  const wanted = { projectId, kind, ...(draftId !== undefined && { draftId }) };
  const plan = async (task: "embed" | "entail" | "summarise") => {
    const version = await resolveDeployment(db, { task, ...wanted });
    return version && requestOf(version);
  };
  // Beside each other: a person waits for the first word meanwhile.
  const [begun, deployed, embedder, entailer, summariser, translators] = await Promise.all([
    keptWriter(db, order),
    resolveDeployment(db, { task: "write", ...wanted, wantedVersionId: order.wantedVersionId }),
    plan("embed"),
    // Both only serve the rewriting of single sentences, which is what a summary does.
    kind === "summary" ? plan("entail") : null,
    kind === "summary" ? plan("summarise") : null,
    planOwnWords(db, order),
  ]);
  const writer = begun ?? deployed;
  const names = writer ? [writer] : [];
  return {
    writer: writer && requestOf(writer),
    embedder,
    entailer,
    summariser,
    translators,
    kept: names.filter(({ engine }) => engine !== "extractive").map(({ ref }) => ref.id),
    notes: await notesOnChange(db, order, begun !== null, names),
  };
}

async function keptWriter(db: Db, { kept = [], wantedVersionId }: PlannedOrder): Promise<ResolvedVersion | null> {
  const [id] = kept;
  if (id === undefined || wantedVersionId) return null;
  return resolveDeployment(db, { task: "write", wantedVersionId: id });
}

async function planTranslators(db: Db, order: PlannedOrder): Promise<EnginePlan> {
  const begun = await keptLegs(db, order);
  const translators = begun ?? (await planTranslation(db, order));
  const names = translators.map(({ request }) => ({ ref: request.version }));
  const kept = names.map(({ ref }) => ref.id);
  return { ...NO_ENGINES, translators, kept, notes: await notesOnChange(db, order, begun !== null, names) };
}

/** The translators that an attempt before has begun with; null when one of them is not ready any more. */
async function keptLegs(db: Db, { kept = [], from, to, wantedVersionId }: PlannedOrder): Promise<PlannedLeg[] | null> {
  if (kept.length === 0 || !from || wantedVersionId) return null;
  const [first = "", second] = kept;
  const wanted = second
    ? [
        { versionId: first, from, to: "en" },
        { versionId: second, from: "en", to },
      ]
    : [{ versionId: first, from, to }];
  const legs = await Promise.all(wanted.map((leg) => resolveWantedTranslator(db, leg)));
  const found = legs.filter((leg) => leg !== null);
  return found.length === legs.length ? found.map(plannedLeg) : null;
}

/** That another version writes than the one that it had begun with, since that one is not ready any more. */
async function notesOnChange(
  db: Db,
  { kept = [], wantedVersionId }: PlannedOrder,
  isKept: boolean,
  now: readonly { ref: { id: string; name: string; number: number } }[],
): Promise<string[]> {
  if (kept.length === 0 || wantedVersionId || isKept) return [];
  const before = await listVersionLabels(db, kept);
  const after = now.map(({ ref }) => `${ref.name} v${ref.number}`);
  return [`It had begun with ${inWords(before)}, which is not ready any more; ${inWords(after)} took over.`];
}

function inWords(labels: string[]): string {
  return labels.length === 0 ? "no model" : labels.join(" and ");
}

/** For a kind that brings words of its own along, where the draft is in another language. */
async function planOwnWords(
  db: Db,
  { kind, projectId, draftId, to }: PlannedOrder,
): Promise<EnginePlan["translators"]> {
  const { ownLanguage } = kindOf(kind);
  if (ownLanguage === undefined || isSameLanguage(ownLanguage, to)) return [];
  return planTranslation(db, { projectId, draftId, wantedVersionId: null, from: ownLanguage, to });
}

async function planTranslation(
  db: Db,
  order: Pick<PlannedOrder, "projectId" | "draftId" | "wantedVersionId" | "from" | "to">,
): Promise<PlannedLeg[]> {
  if (!order.from)
    throw new PipelineError(
      "language-unsupported",
      "The language of the text could not be told. Choose it in the brief.",
    );
  const { wantedVersionId, draftId } = order;
  if (wantedVersionId) {
    const languages = { from: order.from, to: order.to };
    const wanted = await resolveWantedTranslator(db, { versionId: wantedVersionId, ...languages });
    if (wanted) return [plannedLeg(wanted)];
  }
  const take = draftId === undefined ? { side: "champion" as const } : { draftId };
  const found = wantedVersionId
    ? null
    : await resolveTranslation(db, order.from, order.to, order.projectId, undefined, take);
  if (found?.ok) return found.legs.map(plannedLeg);
  throw new PipelineError(
    "model-missing",
    `No model is installed that translates from ${order.from} to ${order.to}.`,
    found?.catalogIds,
  );
}

/** What the self-tests of the planned versions found. */
export async function proofsOf(
  db: Db,
  { writer, embedder, entailer, summariser, translators }: EnginePlan,
): Promise<Proof[]> {
  const served = [
    ...(writer ? [{ task: "write" as const, request: writer }] : []),
    ...(embedder ? [{ task: "embed" as const, request: embedder }] : []),
    ...(entailer ? [{ task: "entail" as const, request: entailer }] : []),
    ...(summariser ? [{ task: "summarise" as const, request: summariser }] : []),
    ...translators.map(({ request }) => ({ task: "translate" as const, request })),
  ];
  const proofs = await findProofs(
    db,
    served.map(({ request }) => request.version.id),
  );
  return served.flatMap(({ task, request: { engine, version } }) => {
    const results = proofs.get(version.id) ?? null;
    const label = `${version.name} v${version.number}`;
    return results || isTestedByItself(engine) ? [{ task, label, results }] : [];
  });
}

export function plannedLeg({ version, from, to }: TranslationLeg): PlannedLeg {
  return { request: requestOf(version), from, to };
}

export function requestOf(version: ResolvedVersion): PoolRequest {
  return {
    engine: version.engine,
    version: version.ref,
    files: version.files,
    settings: version.settings,
    memoryBytes: version.memoryBytes,
    manifest: version.manifest,
    keyStoredAt: version.keyStoredAt,
    base: version.base && requestOf(version.base),
  };
}

/** What a loaded version does on this leg. Throws when it cannot: its languages are not what its registration says. */
export function translatorOf(engine: Engine, { from, to }: Pick<PlannedLeg, "from" | "to">): TranslateEngine {
  const translator = engine.translate ?? engine.translateMany?.between(from, to);
  if (translator) return translator;
  throw new PipelineError("model-missing", `The model ${engine.version.name} cannot translate from ${from} to ${to}.`);
}
