import { isTestedByItself } from "#lib/models/profiles/policy";
import { findProofs } from "#lib/models/profiles/queries";
import { resolveDeployment, resolveTranslation } from "#lib/models/queries";
import type { ResolvedVersion } from "#lib/models/types";
import type { Db } from "#lib/db/client";
import type { Proof } from "../pipelines/abilities.ts";
import { PipelineError } from "../pipelines/pipeline-error.ts";
import type { PoolRequest } from "../supervisor/engine-pool.ts";

export type EnginePlan = { writer: PoolRequest | null; embedder: PoolRequest | null; translators: PoolRequest[] };

/** Which versions serve this order: a version that was asked for, else project before default. */
export async function planEngines(
  db: Db,
  order: { kind: string; projectId: string; wantedVersionId: string | null; from: string | null; to: string },
): Promise<EnginePlan> {
  if (order.kind === "translation")
    return { writer: null, embedder: null, translators: await planTranslation(db, order) };
  const writer = await resolveDeployment(db, {
    task: "write",
    projectId: order.projectId,
    wantedVersionId: order.wantedVersionId,
  });
  const embedder = await resolveDeployment(db, { task: "embed", projectId: order.projectId });
  return { writer: writer && requestOf(writer), embedder: embedder && requestOf(embedder), translators: [] };
}

async function planTranslation(
  db: Db,
  order: { projectId: string; wantedVersionId: string | null; from: string | null; to: string },
): Promise<PoolRequest[]> {
  if (!order.from)
    throw new PipelineError(
      "language-unsupported",
      "The language of the text could not be told. Choose it in the brief.",
    );
  const { wantedVersionId } = order;
  if (wantedVersionId) {
    const wanted = await resolveDeployment(db, {
      task: "translate",
      pair: `${order.from}-${order.to}`,
      wantedVersionId,
    });
    if (wanted) return [requestOf(wanted)];
  }
  const found = wantedVersionId ? null : await resolveTranslation(db, order.from, order.to, order.projectId);
  if (found?.ok) return found.versions.map(requestOf);
  throw new PipelineError(
    "model-missing",
    `No model is installed that translates from ${order.from} to ${order.to}.`,
    found?.catalogIds,
  );
}

/** What the self-tests of the planned versions found. */
export async function proofsOf(db: Db, { writer, embedder, translators }: EnginePlan): Promise<Proof[]> {
  const served = [
    ...(writer ? [{ task: "write" as const, request: writer }] : []),
    ...(embedder ? [{ task: "embed" as const, request: embedder }] : []),
    ...translators.map((request) => ({ task: "translate" as const, request })),
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

export function requestOf(version: ResolvedVersion): PoolRequest {
  return {
    engine: version.engine,
    version: version.ref,
    files: version.files,
    settings: version.settings,
    memoryBytes: version.memoryBytes,
    manifest: version.manifest,
  };
}
