import { z } from "zod";
import { CHOICES, startComparisonSchema, VERDICTS, verdictSchema } from "#lib/evaluation/schema";
import { COMPARISON_STATUSES, REPLAY_STATUSES } from "#lib/evaluation/transitions";
import { textFiguresSchema } from "#lib/evaluation/figures/schema";
import { generationErrorSchema } from "#lib/generations/schema";
import { pageQuery } from "#lib/http/page-query";
import { pageOfAnswer } from "./answers.ts";
import type { Operation } from "./operation.ts";

const time = z.iso.datetime();
const version = z.object({ id: z.uuid(), label: z.string().nullable(), status: z.string().nullable() });
const count = z.int().min(0);

const comparisonAnswer = z.object({
  id: z.uuid(),
  type: z.enum(["shadow", "fixed"]),
  status: z.enum(COMPARISON_STATUSES),
  task: z.string(),
  blind: z.boolean(),
  deploymentId: z.uuid().nullable(),
  champion: version,
  challenger: version,
  wanted: count,
  counts: z.object({ texts: count, queued: count, running: count, completed: count, failed: count, judged: count }),
  standing: z.object({
    champion: count,
    challenger: count,
    same: count,
    leader: z.enum(["champion", "challenger"]).nullable(),
    /** Of the exact sign test. */
    chance: z.number(),
    certainty: z.enum(["too-few", "open", "likely", "sure"]),
  }),
  requestedBy: z.string().nullable(),
  createdAt: time,
  endedAt: time.nullable(),
  abilities: z.record(z.string(), z.boolean()),
});

const summed = z.object({
  texts: count,
  findingsInTen: z.number().nullable(),
  supportedShare: z.number().nullable(),
  words: z.number().nullable(),
  seconds: z.number().nullable(),
  tokensPerSecond: z.number().nullable(),
});

const itemAnswer = z.object({
  id: z.uuid(),
  status: z.enum(REPLAY_STATUSES),
  kind: z.string(),
  project: z.object({ name: z.string(), slug: z.string() }),
  about: z.string().nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  error: generationErrorSchema.nullable(),
  finishedAt: time.nullable(),
});

const textsAnswer = itemAnswer.extend({
  language: z.string(),
  open: z.boolean(),
  draft: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  sides: z.array(
    z.object({
      side: z.enum(CHOICES),
      role: z.enum(["champion", "challenger"]).nullable(),
      version: version.omit({ status: true }).nullable(),
      title: z.string().nullable(),
      markdown: z.string().nullable(),
      notes: z.array(z.string()),
      figures: textFiguresSchema.nullable(),
    }),
  ),
  note: z.string(),
  judgedBy: z.string().nullable(),
  judgedAt: time.nullable(),
});

export const comparisonOperations: Operation[] = [
  {
    method: "get",
    path: "/comparisons",
    summary: "Comparisons of two versions, newest first, with what was chosen so far",
    scope: "read",
    query: pageQuery,
    status: 200,
    answer: pageOfAnswer(comparisonAnswer),
  },
  {
    method: "post",
    path: "/comparisons",
    summary: "Let a version write the newest texts of another once more, while nobody waits",
    scope: "admin",
    body: startComparisonSchema,
    status: 202,
    answer: z.object({ id: z.uuid(), texts: count }),
  },
  {
    method: "get",
    path: "/comparisons/{id}",
    summary: "One comparison: figures of both versions, and its texts",
    scope: "read",
    query: pageQuery,
    status: 200,
    answer: comparisonAnswer.extend({
      figures: z.object({ champion: summed, challenger: summed, hidden: count }),
      items: z.array(itemAnswer),
      nextCursor: z.string().nullable(),
    }),
  },
  {
    method: "post",
    path: "/comparisons/{id}/end",
    summary: "End a comparison; what is written stays",
    scope: "admin",
    status: 200,
    answer: z.object({ id: z.uuid(), status: z.literal("ended") }),
  },
  {
    method: "post",
    path: "/comparisons/{id}/open",
    summary: "Show whose text is whose in a blind comparison, for good",
    scope: "admin",
    status: 200,
    answer: z.object({ id: z.uuid(), blind: z.literal(false) }),
  },
  {
    method: "get",
    path: "/comparisons/{id}/items/{itemId}",
    summary: "Both texts of one order; of a blind comparison without names until somebody has chosen",
    scope: "read",
    status: 200,
    answer: textsAnswer,
  },
  {
    method: "post",
    path: "/comparisons/{id}/items/{itemId}/verdict",
    summary: "Choose the first, the second or neither of the two",
    scope: "admin",
    body: verdictSchema,
    status: 200,
    answer: textsAnswer,
  },
];
