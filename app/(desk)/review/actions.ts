"use server";

import { db } from "#lib/db/client";
import { formAction } from "#lib/http/form-action";
import { decideReview } from "#lib/reviews/commands";
import { verdictFormSchema } from "./schema.ts";

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
