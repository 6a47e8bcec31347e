"use server";

import { db } from "#lib/db/client";
import type { Outcome } from "#lib/errors/refusal";
import { endComparison, openComparison, startComparison } from "#lib/evaluation/commands";
import { judgeItem } from "#lib/evaluation/items/commands";
import { confirmAction, formAction } from "#lib/http/form-action";
import { comparisonFormSchema, comparisonIdFormSchema, verdictFormSchema } from "./schema.ts";

const refusals = "comparisons.refusals";
const revalidate = ["/models/comparisons", "/models/comparisons/[id]"];

export const startComparisonAction = formAction(
  {
    schema: comparisonFormSchema,
    ...{ refusals, revalidate, keep: ["championId", "challengerId", "projectId", "kind", "texts"] },
    redirectTo: ({ id }: { id: string }) => `/models/comparisons/${id}`,
  },
  (actor, input) => startComparison(db, actor, input),
);

export const endComparisonAction = confirmAction(
  { schema: comparisonIdFormSchema, refusals, revalidate },
  (actor, { comparisonId }): Promise<Outcome<{ id: string }, string>> => endComparison(db, actor, comparisonId),
);

export const openComparisonAction = confirmAction(
  { schema: comparisonIdFormSchema, refusals, revalidate },
  (actor, { comparisonId }): Promise<Outcome<{ id: string }, string>> => openComparison(db, actor, comparisonId),
);

/** Stays at the text that was judged: without it in the address the page would go on to the next one. */
export const judgeAction = confirmAction(
  {
    schema: verdictFormSchema,
    ...{ refusals, revalidate },
    redirectTo: (_value: { id: string }, { comparisonId, itemId }) =>
      `/models/comparisons/${comparisonId}?text=${itemId}`,
  },
  (actor, input): Promise<Outcome<{ id: string }, string>> => judgeItem(db, actor, input),
);
