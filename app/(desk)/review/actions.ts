"use server";

import { db } from "#lib/db/client";
import { confirmAction, formAction } from "#lib/http/form-action";
import { claimReview, releaseReview } from "#lib/reviews/claims/commands";
import { decideReview } from "#lib/reviews/commands";
import { claimFormSchema, verdictFormSchema } from "./schema.ts";

export const verdictAction = formAction(
  {
    schema: verdictFormSchema,
    refusals: "review.refusals",
    keep: ["note"],
    revalidate: ["/review"],
    redirectTo: (_value, { next, verdict }) => `/review?done=${verdict}${next ? `&draft=${next}` : ""}`,
  },
  (actor, input) => decideReview(db, actor, input),
);

const taking = { schema: claimFormSchema, refusals: "review.refusals", revalidate: ["/review"] };

export const claimAction = confirmAction(taking, (actor, { draftId }) => claimReview(db, actor, draftId));

export const releaseAction = confirmAction(taking, (actor, { draftId }) => releaseReview(db, actor, draftId));
