/** Projects and their sources. */
import { z } from "zod";
import { pageQuery } from "#lib/http/page-query";
import { projectChangeSchema, projectInputSchema } from "#lib/projects/schema";
import { pastedSourceSchema } from "#lib/sources/schema";
import { pageOfAnswer, projectAnswer, sourceAnswer } from "./answers.ts";
import type { Operation } from "./operation.ts";

const flags = z.record(z.string(), z.boolean());

export const projectOperations: Operation[] = [
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

export const sourceOperations: Operation[] = [
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
