/** What the API answers, as schemas: the document is made from them, and the tests check answers against them. */
import { z } from "zod";
import { translatedSegmentSchema } from "#lib/translations/schema";
import { evidenceSchema, findingSchema } from "#lib/kinds/evidence";
import { generationErrorSchema, progressSchema, usageSchema } from "#lib/generations/schema";
import { waitSchema } from "#lib/generations/waits/schema";
import { KIND_NAMES } from "#lib/kinds/registry";
import { reviewPolicySchema } from "#lib/projects/schema";
import { droppedSchema, sourceErrorSchema } from "#lib/sources/schema";
import { deviceSchema, engineReportSchema } from "#lib/workers/schema";

const time = z.iso.datetime();
const kind = z.enum(KIND_NAMES);
const flags = z.record(z.string(), z.boolean());

export const projectAnswer = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  language: z.string(),
  audience: z.string(),
  guidelines: z.string(),
  forbiddenWords: z.array(z.string()),
  reviewPolicy: reviewPolicySchema,
  createdAt: time,
});

export const sourceAnswer = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  title: z.string(),
  status: z.enum(["importing", "ready", "failed"]),
  mediaType: z.string(),
  fileName: z.string().nullable(),
  bytes: z.int(),
  language: z.string().nullable(),
  characters: z.int(),
  passages: z.int(),
  drafts: z.int(),
  dropped: z.array(droppedSchema),
  error: sourceErrorSchema.nullable(),
  addedBy: z.string().nullable(),
  createdAt: time,
});

const modelVersionLabel = z.object({ id: z.uuid(), name: z.string(), number: z.int(), label: z.string() });

export const generationAnswer = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  draftId: z.uuid(),
  kind,
  brief: z.unknown(),
  sourceIds: z.array(z.uuid()),
  seed: z.int(),
  status: z.enum(["queued", "running", "completed", "failed", "cancelled"]),
  attempt: z.int(),
  position: z.int().nullable(),
  wait: waitSchema.extend({ reason: z.string() }).nullable(),
  urgency: z.enum(["urgent", "normal", "bulk"]),
  cancelling: z.boolean(),
  progress: progressSchema.nullable(),
  modelVersion: modelVersionLabel.nullable(),
  ranWith: z.unknown(),
  guidelines: z.object({ text: z.string(), forbiddenWords: z.array(z.string()) }).nullable(),
  usage: usageSchema.nullable(),
  cost: z.null(),
  error: generationErrorSchema.nullable(),
  title: z.string(),
  language: z.string(),
  project: z.object({ slug: z.string(), name: z.string() }),
  requestedBy: z.string().nullable(),
  retryOfId: z.uuid().nullable(),
  lastEvent: z.int(),
  createdAt: time,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
});

export const startedAnswer = z.object({ id: z.uuid(), draftId: z.uuid(), status: z.string() });

export const draftAnswer = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  project: z.object({ slug: z.string(), name: z.string() }),
  kind,
  title: z.string(),
  language: z.string(),
  status: z.enum(["draft", "in_review", "changes_requested", "approved"]),
  activeGenerationId: z.uuid().nullable(),
  translationOfId: z.uuid().nullable(),
  live: z
    .object({ slug: z.string(), path: z.string(), revisionId: z.uuid(), isHead: z.boolean(), publishedAt: time })
    .nullable(),
  scheduled: z.object({ at: time, revisionId: z.uuid(), isHead: z.boolean() }).nullable(),
  review: z
    .object({
      submittedAt: time,
      dueAt: time.nullable(),
      claimedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    })
    .nullable(),
  createdBy: z.string().nullable(),
  createdAt: time,
  updatedAt: time,
  abilities: flags,
});

export const revisionAnswer = z.object({
  id: z.uuid(),
  number: z.int(),
  title: z.string(),
  digest: z.string(),
  author: z.object({
    type: z.enum(["person", "generation", "import"]),
    name: z.string().nullable(),
    generationId: z.uuid().nullable(),
    modelVersionId: z.uuid().nullable(),
  }),
  restoredFrom: z.int().nullable(),
  createdAt: time,
});

export const contentRevisionAnswer = revisionAnswer.extend({ content: z.unknown(), notes: z.array(z.string()) });

export const draftContentAnswer = draftAnswer.extend({
  revision: contentRevisionAnswer.nullable(),
  evidence: z.array(evidenceSchema),
  findings: z.array(findingSchema),
  blocked: z.boolean(),
  checking: z.boolean(),
  /** Recalls of a version that took part in it, which nobody has answered. */
  recalls: z.array(
    z.object({
      id: z.uuid(),
      reason: z.string(),
      by: z.string().nullable(),
      createdAt: time,
      version: z.object({ id: z.uuid(), label: z.string() }),
    }),
  ),
});

export const workerAnswer = z.object({
  id: z.uuid(),
  name: z.string(),
  host: z.string(),
  pid: z.int(),
  state: z.string(),
  device: z.string(),
  memoryBytes: z.number(),
  freeBytes: z.number(),
  devices: z.array(deviceSchema),
  startedAt: time,
  heartbeatAt: time,
  engines: z.array(engineReportSchema),
});

export const problemAnswer = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

export function pageOfAnswer<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const translationAnswer = z.object({
  from: z.string(),
  to: z.string(),
  format: z.enum(["text", "markdown", "html"]),
  text: z.string().nullable(),
  segments: z.array(translatedSegmentSchema),
  versions: z.array(z.string()),
});

const count = z.number().min(0);

/** Days are whole days in UTC, both included. */
export const usageAnswer = pageOfAnswer(
  z.object({
    day: z.iso.date(),
    project: z.object({ id: z.uuid(), name: z.string() }),
    user: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    modelVersion: z.object({ id: z.uuid(), label: z.string() }).nullable(),
    generations: z.int(),
    inputTokens: count,
    outputTokens: count,
    cachedTokens: count,
    characters: count,
    seconds: count,
  }),
).extend({ from: z.iso.date(), to: z.iso.date() });
