import { z } from "zod";
import { draftFilterSchema, newDraftSchema, saveDraftSchema } from "#lib/drafts/schema";
import { orderSchema } from "#lib/generations/schema";
import { pageQuery } from "#lib/http/page-query";
import { projectChangeSchema, projectInputSchema } from "#lib/projects/schema";
import { pastedSourceSchema } from "#lib/sources/schema";
import { usageRangeSchema } from "#lib/usage/schema";
import {
  contentRevisionAnswer,
  draftAnswer,
  draftContentAnswer,
  generationAnswer,
  pageOfAnswer,
  projectAnswer,
  revisionAnswer,
  sourceAnswer,
  startedAnswer,
  usageAnswer,
  workerAnswer,
} from "./answers.ts";
import { batchOperations } from "./batch-operations.ts";
import { actOperations } from "./act-operations.ts";
import { deploymentOperations } from "./deployment-operations.ts";
import { comparisonOperations } from "./comparison-operations.ts";
import { modelOperations } from "./model-operations.ts";
import { registrationOperations } from "./registration-operations.ts";
import type { Operation } from "./operation.ts";
import { queueOperations } from "./queue-operations.ts";
import { translateOperation } from "./translate-operation.ts";
import { versionOperations } from "./version-operations.ts";

const flags = z.record(z.string(), z.boolean());

const projects: Operation[] = [
  {
    method: "get",
    path: "/projects",
    summary: "Projects that the caller may see",
    scope: "read",
    query: pageQuery,
    status: 200,
    answer: pageOfAnswer(projectAnswer),
  },
  {
    method: "post",
    path: "/projects",
    summary: "Start a project",
    scope: "write",
    body: projectInputSchema,
    status: 201,
    answer: z.object({ id: z.uuid(), slug: z.string() }),
  },
  {
    method: "get",
    path: "/projects/{id}",
    summary: "One project",
    scope: "read",
    status: 200,
    answer: projectAnswer.extend({ role: z.string(), abilities: flags }),
  },
  {
    method: "patch",
    path: "/projects/{id}",
    summary: "Change a project",
    scope: "write",
    body: projectChangeSchema,
    status: 200,
    answer: projectAnswer.extend({ role: z.string(), abilities: flags }),
  },
];

const sources: Operation[] = [
  {
    method: "get",
    path: "/projects/{id}/sources",
    summary: "Sources of a project",
    scope: "read",
    query: pageQuery.extend({ q: z.string().max(200).optional() }),
    status: 200,
    answer: pageOfAnswer(sourceAnswer),
  },
  {
    method: "post",
    path: "/projects/{id}/sources",
    summary: "Add a source: text as JSON, or a form with the part file",
    scope: "write",
    body: pastedSourceSchema,
    status: 202,
    answer: z.object({ id: z.uuid(), status: z.string() }),
  },
  { method: "get", path: "/sources/{id}", summary: "One source", scope: "read", status: 200, answer: sourceAnswer },
  {
    method: "delete",
    path: "/sources/{id}",
    summary: "Remove a source that no draft rests on",
    scope: "write",
    status: 204,
  },
];

const generations: Operation[] = [
  {
    method: "post",
    path: "/projects/{id}/generations",
    summary: "Order a draft",
    scope: "write",
    body: orderSchema,
    idempotent: true,
    status: 202,
    answer: startedAnswer,
  },
  {
    method: "get",
    path: "/generations/{id}",
    summary: "One generation",
    scope: "read",
    status: 200,
    answer: generationAnswer,
  },
  {
    method: "get",
    path: "/generations/{id}/events",
    summary: "Its events as they come: status, step, text, problem, restarted, done; Last-Event-ID goes on after it",
    scope: "read",
    query: z.object({ after: z.int().optional() }),
    status: 200,
    answer: z.string(),
    answerType: "text/event-stream",
  },
  {
    method: "post",
    path: "/generations/{id}/cancel",
    summary: "Ask for its end; the text so far is kept",
    scope: "write",
    status: 202,
    answer: z.object({ id: z.uuid(), status: z.string() }),
  },
  {
    method: "post",
    path: "/generations/{id}/retry",
    summary: "The same order once more",
    scope: "write",
    body: z.object({ modelVersionId: z.uuid().optional() }),
    status: 202,
    answer: startedAnswer,
  },
];

const drafts: Operation[] = [
  {
    method: "get",
    path: "/projects/{id}/drafts",
    summary: "Drafts of a project, newest change first",
    scope: "read",
    query: pageQuery.extend(draftFilterSchema.shape),
    status: 200,
    answer: pageOfAnswer(draftAnswer),
  },
  {
    method: "post",
    path: "/projects/{id}/drafts",
    summary: "Start a draft that is written by hand",
    scope: "write",
    body: newDraftSchema,
    status: 201,
    answer: z.object({ id: z.uuid(), revision: z.object({ id: z.uuid(), number: z.int(), digest: z.string() }) }),
  },
  {
    method: "get",
    path: "/drafts/{id}",
    summary: "One draft with its content",
    scope: "read",
    status: 200,
    answer: draftContentAnswer,
  },
  {
    method: "put",
    path: "/drafts/{id}",
    summary: "Save on top of baseRevisionId; 409 changed_meanwhile brings both sides",
    scope: "write",
    body: saveDraftSchema,
    status: 200,
    answer: draftContentAnswer,
  },
  {
    method: "get",
    path: "/drafts/{id}/revisions",
    summary: "Its history, newest first",
    scope: "read",
    query: pageQuery,
    status: 200,
    answer: pageOfAnswer(revisionAnswer),
  },
  {
    method: "get",
    path: "/drafts/{id}/revisions/{number}",
    summary: "One revision with its content",
    scope: "read",
    status: 200,
    answer: contentRevisionAnswer,
  },
  {
    method: "post",
    path: "/drafts/{id}/revisions/{number}/restore",
    summary: "Make an old revision the newest by copying it; what is published stays",
    scope: "write",
    status: 200,
    answer: draftContentAnswer,
  },
  {
    method: "get",
    path: "/drafts/{id}/export",
    summary: "The draft as a file",
    scope: "read",
    query: z.object({ format: z.enum(["markdown", "html", "json"]) }),
    status: 200,
    answer: z.string(),
    answerType: "text/markdown",
  },
];

const workers: Operation = {
  method: "get",
  path: "/workers",
  summary: "Supervisors and their engine processes",
  scope: "admin",
  status: 200,
  answer: pageOfAnswer(workerAnswer),
};

const usage: Operation = {
  method: "get",
  path: "/usage",
  summary: "Tokens, characters and seconds for each project, person, model version and day",
  scope: "admin",
  query: usageRangeSchema,
  status: 200,
  answer: usageAnswer,
};

export const operations: Operation[] = [
  ...projects,
  ...sources,
  ...generations,
  ...batchOperations,
  ...drafts,
  ...actOperations,
  ...modelOperations,
  ...registrationOperations,
  ...comparisonOperations,
  ...deploymentOperations,
  ...versionOperations,
  workers,
  ...queueOperations,
  translateOperation,
  usage,
];
