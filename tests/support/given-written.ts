/** Drafts that a version wrote: a finished generation, and its text as the first revision. */
import type { Actor } from "#lib/auth/actor";
import type { Database } from "#lib/db/client";
import { completeGeneration, recordRun } from "#lib/generations/attempts/commands";
import { transact } from "#lib/db/transaction";
import { givenClaim, givenGeneration } from "./given.ts";

type Written = {
  versionId: string;
  /** As the worker records it; the version writes unless it says otherwise. */
  ranWith?: Record<string, unknown>;
  modelVersionId?: string | null;
  title?: string;
  sourceId?: string;
};

export async function givenWritten(
  db: Database,
  actor: Actor,
  projectId: string,
  { versionId, ranWith, modelVersionId = versionId, title = "Bees in winter", sourceId }: Written,
): Promise<{ draftId: string; generationId: string; revisionId: string }> {
  // In one transaction: a worker of the desk would claim it first.
  return transact(db, async (tx) => {
    const order = sourceId === undefined ? {} : { sourceIds: [sourceId] };
    const { id: generationId, draftId } = await givenGeneration(tx, actor, projectId, { title, ...order });
    const claim = await givenClaim(tx, generationId);
    await recordRun(tx, claim, {
      modelVersionId,
      ranWith: ranWith ?? { seed: 1, writer: { id: versionId, name: "in-short", number: 1, device: "processor" } },
    });
    const content = { title, markdown: "Bees cluster.\n" };
    const usage = { inputTokens: 1, outputTokens: 1, cachedTokens: 0, milliseconds: 1 };
    const stored = await completeGeneration(tx, claim, {
      ...{ title, content, usage },
      ...{ evidence: [], findings: [], notes: [] },
    });
    if (!stored) throw new Error("the claim was lost");
    const draft = await tx.draft.findUniqueOrThrow({ where: { id: draftId }, select: { headRevisionId: true } });
    return { draftId, generationId, revisionId: draft.headRevisionId ?? "" };
  });
}
