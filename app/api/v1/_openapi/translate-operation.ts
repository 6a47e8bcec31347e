import { translationInputSchema } from "#lib/translations/schema";
import { translationAnswer } from "./answers.ts";
import type { Operation } from "./operation.ts";

export const translateOperation: Operation = {
  method: "post",
  path: "/translate",
  summary: "Translate a text or segments at once, with the checks of each segment; nothing is kept",
  scope: "read",
  body: translationInputSchema,
  status: 200,
  answer: translationAnswer,
};
