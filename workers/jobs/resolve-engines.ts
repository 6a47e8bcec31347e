import { kindOf, type KindName } from "#lib/kinds/registry";
import { isTestedByItself } from "#lib/models/profiles/policy";
import { findProofs } from "#lib/models/profiles/queries";
import { resolveDeployment } from "#lib/models/queries";
import { resolveTranslation, resolveWantedTranslator } from "#lib/models/translation/queries";
import type { ResolvedVersion, TranslationLeg } from "#lib/models/types";
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
};

const NO_ENGINES: EnginePlan = { writer: null, embedder: null, entailer: null, summariser: null, translators: [] };

/** Which versions serve this order: a version that was asked for, else project before default. */
export async function planEngines(
  db: Db,
  order: { kind: KindName; projectId: string; wantedVersionId: string | null; from: string | null; to: string },
): Promise<EnginePlan> {
  if (order.kind === "translation") return { ...NO_ENGINES, translators: await planTranslation(db, order) };
  const writer = await resolveDeployment(db, {
    task: "write",
    projectId: order.projectId,
    wantedVersionId: order.wantedVersionId,
  });
  const plan = async (task: "embed" | "entail" | "summarise") => {
    const version = await resolveDeployment(db, { task, projectId: order.projectId });
    return version && requestOf(version);
  };
  return {
    writer: writer && requestOf(writer),
    embedder: await plan("embed"),
    // Both only serve the rewriting of single sentences, which is what a summary does.
    entailer: order.kind === "summary" ? await plan("entail") : null,
    summariser: order.kind === "summary" ? await plan("summarise") : null,
    translators: await planOwnWords(db, order),
  };
}

/** For a kind that brings words of its own along, where the draft is in another language. */
async function planOwnWords(
  db: Db,
  { kind, projectId, to }: { kind: KindName; projectId: string; to: string },
): Promise<EnginePlan["translators"]> {
  const { ownLanguage } = kindOf(kind);
  if (ownLanguage === undefined || isSameLanguage(ownLanguage, to)) return [];
  return planTranslation(db, { projectId, wantedVersionId: null, from: ownLanguage, to });
}

async function planTranslation(
  db: Db,
  order: { projectId: string; wantedVersionId: string | null; from: string | null; to: string },
): Promise<PlannedLeg[]> {
  if (!order.from)
    throw new PipelineError(
      "language-unsupported",
      "The language of the text could not be told. Choose it in the brief.",
    );
  const { wantedVersionId } = order;
  if (wantedVersionId) {
    const languages = { from: order.from, to: order.to };
    const wanted = await resolveWantedTranslator(db, { versionId: wantedVersionId, ...languages });
    if (wanted) return [plannedLeg(wanted)];
  }
  const found = wantedVersionId ? null : await resolveTranslation(db, order.from, order.to, order.projectId);
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
  };
}

/** What a loaded version does on this leg. Throws when it cannot: its languages are not what its registration says. */
export function translatorOf(engine: Engine, { from, to }: Pick<PlannedLeg, "from" | "to">): TranslateEngine {
  const translator = engine.translate ?? engine.translateMany?.between(from, to);
  if (translator) return translator;
  throw new PipelineError("model-missing", `The model ${engine.version.name} cannot translate from ${from} to ${to}.`);
}
