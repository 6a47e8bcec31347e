import { z } from "zod";
import { ITEM_STATES, newBatchSchema } from "#lib/generations/batches/schema";
import { KIND_NAMES } from "#lib/kinds/registry";
import type { Operation } from "./operation.ts";

const batchAnswer = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  project: z.object({ slug: z.string(), name: z.string() }),
  kind: z.enum(KIND_NAMES),
  title: z.string(),
  requestedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  counts: z.record(z.enum(ITEM_STATES), z.int()),
  items: z.array(
    z.object({
      draftId: z.uuid(),
      generationId: z.uuid(),
      title: z.string(),
      state: z.enum(ITEM_STATES),
      draftStatus: z.string(),
      live: z.boolean(),
      listItems: z.int(),
      opening: z.string(),
      findings: z.object({ errors: z.int(), warnings: z.int(), first: z.string().nullable() }),
      error: z.string().nullable(),
    }),
  ),
});

export const batchOperations: Operation[] = [
  {
    method: "post",
    path: "/projects/{id}/batches",
    summary: "Order many drafts of one kind at once; they wait behind what a person waits for",
    scope: "write",
    body: newBatchSchema,
    idempotent: true,
    status: 202,
    answer: z.object({ id: z.uuid() }),
  },
  {
    method: "get",
    path: "/batches/{id}",
    summary: "A batch with its drafts and the state of each",
    scope: "read",
    status: 200,
    answer: batchAnswer,
  },
  {
    method: "post",
    path: "/batches/{id}/accept",
    summary: "Send all that is written and has no error to review; says what was left and why",
    scope: "write",
    status: 200,
    answer: z.object({ submitted: z.int(), left: z.array(z.object({ title: z.string(), why: z.string() })) }),
  },
  {
    method: "post",
    path: "/batches/{id}/retry",
    summary: "Order again what failed or was stopped",
    scope: "write",
    status: 202,
    answer: z.object({ retried: z.int() }),
  },
  {
    method: "post",
    path: "/batches/{id}/cancel",
    summary: "Stop what waits or runs; what is written stays",
    scope: "write",
    status: 202,
    answer: z.object({ stopped: z.int() }),
  },
  {
    method: "get",
    path: "/batches/{id}/export",
    summary: "Its texts as CSV; cells that a spreadsheet would take for formulas are neutralised",
    scope: "read",
    status: 200,
    answer: z.string(),
    answerType: "text/csv",
  },
];
