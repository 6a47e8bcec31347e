import type { ListedGeneration } from "./queries.ts";
import { ranWithSchema } from "./runs/schema.ts";
import { generationErrorSchema, progressSchema, urgencyOf, usageSchema } from "./schema.ts";
import type { Wait } from "./waits/schema.ts";

/** A generation as screens and API give it out. Cost is null: our own models have no price. */
export function presentGeneration<Told extends Wait>(row: ListedGeneration, wait: Told | null = null) {
  const { modelVersion } = row;
  const { guidelines = null, ...ranWith } = row.ranWith === null ? {} : ranWithSchema.parse(row.ranWith);
  return {
    id: row.id,
    projectId: row.projectId,
    draftId: row.draftId,
    kind: row.kind,
    brief: row.brief,
    sourceIds: row.sourceIds,
    seed: row.seed,
    status: row.status,
    attempt: row.attempt,
    /** How many wait before it, while it waits. */
    position: wait?.position ?? null,
    /** Why it waits, and about when it should start; null when it does not. */
    wait,
    urgency: urgencyOf(row.priority),
    cancelling: row.cancelRequestedAt !== null && (row.status === "running" || row.status === "queued"),
    progress: row.progress === null ? null : progressSchema.parse(row.progress),
    modelVersion: modelVersion && {
      id: modelVersion.id,
      name: modelVersion.model.name,
      number: modelVersion.number,
      label: `${modelVersion.model.name} v${modelVersion.number}`,
    },
    ranWith: row.ranWith === null ? null : ranWith,
    /** The project's, as they stood when it was written. */
    guidelines,
    usage: row.usage === null ? null : usageSchema.parse(row.usage),
    cost: null,
    error: row.error === null ? null : generationErrorSchema.parse(row.error),
    title: row.draft.title,
    language: row.draft.language,
    project: { slug: row.project.slug, name: row.project.name },
    requestedBy: row.requestedBy?.name ?? null,
    /** What this one tries again. */
    retryOfId: row.retryOfId,
    lastEvent: row.lastEvent,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
export type PresentedGeneration = ReturnType<typeof presentGeneration>;
