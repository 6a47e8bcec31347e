import type { Db } from "#lib/db/client";
import { resolveDeployment } from "#lib/models/queries";
import { resolveTranslation, resolveWantedTranslator } from "#lib/models/translation/queries";
import type { ResolvedVersion } from "#lib/models/types";
import { parseNeed } from "./schema.ts";
import type { Need } from "./schema.ts";

/** A version that has to be loaded for it. */
export type NeededVersion = { id: string; label: string; engine: string; memoryBytes: number };

/**
 * The versions that would run this need now, all at once. Empty when none is needed, or when what is needed is not
 * installed: any worker can take such an order, and end it with the reason.
 */
export async function listNeededVersions(db: Db, need: string): Promise<NeededVersion[]> {
  const parsed = parseNeed(need);
  if (!parsed) return [];
  const versions = parsed.task === "translate" ? await listTranslators(db, parsed) : await listWriters(db, parsed);
  const needed = versions.map(({ ref, engine, memoryBytes }) => ({
    id: ref.id,
    label: `${ref.name} v${ref.number}`,
    engine,
    memoryBytes,
  }));
  // One version may do several of the tasks, and is loaded once.
  return [...new Map(needed.map((version) => [version.id, version])).values()];
}

async function listWriters(db: Db, { task, projectId, wantedVersionId }: Need): Promise<ResolvedVersion[]> {
  const beside = task === "summarise" ? (["embed", "entail", "summarise"] as const) : (["embed"] as const);
  const found = [await resolveDeployment(db, { task: "write", projectId, wantedVersionId })];
  for (const other of beside) found.push(await resolveDeployment(db, { task: other, projectId }));
  return found.filter((version) => version !== null);
}

async function listTranslators(db: Db, { from, to, projectId, wantedVersionId }: Need): Promise<ResolvedVersion[]> {
  if (!from || !to || from === "und") return [];
  if (wantedVersionId) {
    const wanted = await resolveWantedTranslator(db, { versionId: wantedVersionId, from, to });
    return wanted ? [wanted.version] : [];
  }
  const plan = await resolveTranslation(db, from, to, projectId);
  return plan.ok ? plan.legs.map(({ version }) => version) : [];
}
