/** Drafts, and the generations that write them. */
import { z } from "zod";
import { draftFilterSchema, newDraftSchema, saveDraftSchema } from "#lib/drafts/schema";
import { orderSchema } from "#lib/generations/schema";
import { pageQuery } from "#lib/http/page-query";
import {
  contentRevisionAnswer,
  draftAnswer,
  draftContentAnswer,
  generationAnswer,
  pageOfAnswer,
  revisionAnswer,
  startedAnswer,
} from "./answers.ts";
import type { Operation } from "./operation.ts";

export const generationOperations: Operation[] = [
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

export const draftOperations: Operation[] = [
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
