import type { z } from "zod";
import { scheduleSchema } from "#lib/publishing/schedules/schema";
import { publishSchema, unpublishSchema } from "#lib/publishing/schema";
import { decisionSchema, dueSchema, submitSchema } from "#lib/reviews/schema";
import { draftContentAnswer } from "./answers.ts";
import type { Operation } from "./operation.ts";

const decisionBody = decisionSchema.omit({ verdict: true });

/** What leads a draft through review and to its readers. */
export const actOperations: Operation[] = [
  act("submit", "Send a revision to review", "write", submitSchema),
  act("withdraw", "Take it back from review", "write"),
  act("approve", "Approve the revision that was read", "review", decisionBody),
  act("request-changes", "Ask for changes, with a note", "review", decisionBody),
  act("claim", "Take its review, so that others see who reads it", "review"),
  { ...act("claim", "Give its review back to anyone", "review"), method: "delete" },
  { ...act("due", "Change when an answer is wanted, or take that off", "write", dueSchema), method: "put" },
  act("publish", "Put an approved revision live", "publish", publishSchema),
  act("unpublish", "Take the live revision down", "publish", unpublishSchema),
  act("schedule", "Put an approved revision live at a time", "publish", scheduleSchema),
  { ...act("schedule", "Take the time off that was set", "publish"), method: "delete" },
];

function act(name: string, summary: string, scope: Operation["scope"], body?: z.ZodType): Operation {
  return {
    method: "post",
    path: `/drafts/{id}/${name}`,
    summary,
    scope,
    body,
    status: 200,
    answer: draftContentAnswer,
  };
}
