"use server";

import { db } from "#lib/db/client";
import { createTranslatedDraft } from "#lib/drafts/translated/commands";
import { formAction } from "#lib/http/form-action";
import { makeDraftFormSchema } from "./schema.ts";

export const makeDraftAction = formAction(
  {
    schema: makeDraftFormSchema,
    refusals: "drafts.refusals",
    keep: ["title"],
    redirectTo: (draft: { id: string }) => `/drafts/${draft.id}`,
  },
  (actor, { projectId, draft }) => createTranslatedDraft(db, actor, projectId, draft),
);
