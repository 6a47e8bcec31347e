import { z } from "zod";
import { pageQuery } from "#lib/http/page-query";
import { findingSchema as checkFindingSchema } from "#lib/models/checks/schema";
import { keepSchema, recallSchema, RECALL_OUTCOMES } from "#lib/models/recalls/schema";
import { deletionQuery, describeSchema, retireSchema, trainingRunSchema } from "#lib/models/versions/schema";
import { draftContentAnswer, pageOfAnswer } from "./answers.ts";
import { profileAnswer, versionAnswer } from "./model-operations.ts";
import type { Operation } from "./operation.ts";

const time = z.iso.datetime();
const flags = z.record(z.string(), z.boolean());
const related = z.object({ id: z.uuid(), number: z.int(), status: z.string(), label: z.string() });

const recallAnswer = z.object({
  id: z.uuid(),
  reason: z.string(),
  by: z.string().nullable(),
  createdAt: time,
  drafts: z.int(),
  resolved: z.int(),
  outcomes: z.array(z.object({ outcome: z.enum(RECALL_OUTCOMES), drafts: z.int() })),
});

const cardAnswer = versionAnswer.extend({
  findings: z.array(checkFindingSchema.extend({ number: z.int(), createdAt: time })),
  profile: profileAnswer.nullable(),
  trainingRun: trainingRunSchema.nullable(),
  registeredBy: z.string().nullable(),
  filesGoneAt: time.nullable(),
  base: related.nullable(),
  adapters: z.array(related),
  siblings: z.array(related),
  challenges: z.array(z.looseObject({ id: z.uuid(), task: z.string(), pair: z.string().nullable() })),
  lineage: z.object({
    drafts: z.int(),
    projects: z.int(),
    revisions: z.int(),
    publications: z.int(),
    live: z.int(),
  }),
  recalls: z.array(recallAnswer),
  abilities: flags,
});

const draftOfAnswer = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: z.string(),
  language: z.string(),
  status: z.string(),
  project: z.object({ slug: z.string(), name: z.string() }),
  revisions: z.int(),
  publications: z.int(),
  livePath: z.string().nullable(),
  writtenAt: time,
});

const recalledAnswer = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: z.string(),
  language: z.string(),
  status: z.string(),
  project: z.object({ slug: z.string(), name: z.string() }),
  live: z.boolean(),
  recall: z.object({
    id: z.uuid(),
    reason: z.string(),
    createdAt: time,
    version: z.object({ id: z.uuid(), label: z.string() }),
  }),
});

/** The card of a version, and what happens to it after it is ready. */
export const versionOperations: Operation[] = [
  {
    method: "get",
    path: "/model-versions/{id}",
    summary: "One version: status, files, where it came from, what came of it, recalls, and its newest self-test",
    scope: "read",
    status: 200,
    answer: cardAnswer,
  },
  {
    method: "patch",
    path: "/model-versions/{id}",
    summary: "What it is for, and its tags",
    scope: "admin",
    body: describeSchema,
    status: 200,
    answer: cardAnswer,
  },
  {
    method: "delete",
    path: "/model-versions/{id}",
    summary: "Take its files out of the store; refused with `hindrances` while something needs it",
    scope: "admin",
    query: deletionQuery,
    status: 200,
    answer: cardAnswer,
  },
  {
    method: "get",
    path: "/model-versions/{id}/drafts",
    summary: "Drafts that it, or an adapter on it, took part in writing",
    scope: "read",
    query: pageQuery,
    status: 200,
    answer: pageOfAnswer(draftOfAnswer),
  },
  {
    method: "post",
    path: "/model-versions/{id}/recall",
    summary: "Mark all these drafts for another look; what is live stays up",
    scope: "admin",
    body: recallSchema,
    status: 201,
    answer: z.object({ id: z.uuid(), drafts: z.int() }),
  },
  {
    method: "post",
    path: "/model-versions/{id}/retire",
    summary: "Let it serve nothing any more; refused with `hindrances` while something needs it",
    scope: "admin",
    body: retireSchema,
    status: 200,
    answer: cardAnswer,
  },
  {
    method: "post",
    path: "/model-versions/{id}/restore",
    summary: "Bring a retired version back",
    scope: "admin",
    status: 200,
    answer: cardAnswer,
  },
  {
    method: "get",
    path: "/recalls",
    summary: "Recalled drafts that nobody has looked at again, where the caller's role decides",
    scope: "read",
    query: pageQuery,
    status: 200,
    answer: pageOfAnswer(recalledAnswer),
  },
  {
    method: "post",
    path: "/drafts/{id}/recalls/{recallId}/keep",
    summary: "Answer a recall with a note: the draft stays as it is",
    scope: "review",
    body: keepSchema,
    status: 200,
    answer: draftContentAnswer,
  },
];
