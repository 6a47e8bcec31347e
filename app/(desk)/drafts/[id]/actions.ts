"use server";

import { db } from "#lib/db/client";
import { restoreRevision } from "#lib/drafts/commands";
import type { Outcome } from "#lib/errors/refusal";
import { cancelGeneration, repeatGeneration, retryGeneration } from "#lib/generations/commands";
import { keepText } from "#lib/generations/transcripts/commands";
import { confirmAction } from "#lib/http/form-action";
import { requestInstall } from "#lib/models/installs/commands";
import { keepRecalled } from "#lib/models/recalls/commands";
import { publishDraft, unpublishDraft } from "#lib/publishing/commands";
import { cancelSchedule, scheduleDraft } from "#lib/publishing/schedules/commands";
import { changeDue } from "#lib/reviews/claims/commands";
import { decideReview, submitDraft, withdrawDraft } from "#lib/reviews/commands";
import {
  decisionFormSchema,
  draftFormSchema,
  dueFormSchema,
  generationFormSchema,
  installFormSchema,
  keepFormSchema,
  publishFormSchema,
  restoreFormSchema,
  retryFormSchema,
  scheduleFormSchema,
  submitFormSchema,
  unpublishFormSchema,
} from "./schema.ts";

const refusals = "drafts.refusals";

export const submitAction = confirmAction({ schema: submitFormSchema, refusals }, (actor, input) =>
  submitDraft(db, actor, input),
);

export const changeDueAction = confirmAction({ schema: dueFormSchema, refusals }, (actor, input) =>
  changeDue(db, actor, input),
);

export const withdrawAction = confirmAction({ schema: draftFormSchema, refusals }, (actor, { draftId }) =>
  withdrawDraft(db, actor, draftId),
);

export const decideAction = confirmAction({ schema: decisionFormSchema, refusals }, (actor, input) =>
  decideReview(db, actor, input),
);

export const publishAction = confirmAction({ schema: publishFormSchema, refusals }, (actor, input) =>
  publishDraft(db, actor, input),
);

export const scheduleAction = confirmAction({ schema: scheduleFormSchema, refusals }, (actor, input) =>
  scheduleDraft(db, actor, input),
);

export const unscheduleAction = confirmAction({ schema: draftFormSchema, refusals }, (actor, { draftId }) =>
  cancelSchedule(db, actor, { draftId }),
);

export const unpublishAction = confirmAction({ schema: unpublishFormSchema, refusals }, (actor, input) =>
  unpublishDraft(db, actor, input),
);

export const restoreAction = confirmAction({ schema: restoreFormSchema, refusals }, (actor, input) =>
  restoreRevision(db, actor, input),
);

export const stopAction = confirmAction(
  { schema: generationFormSchema, refusals },
  (actor, { generationId }): Promise<Outcome<unknown, string>> => cancelGeneration(db, actor, generationId),
);

export const retryAction = confirmAction(
  { schema: retryFormSchema, refusals },
  (actor, { generationId, modelVersionId }) => retryGeneration(db, actor, generationId, { modelVersionId }),
);

export const writeAgainAction = confirmAction({ schema: draftFormSchema, refusals }, (actor, { draftId }) =>
  repeatGeneration(db, actor, draftId),
);

export const keepTextAction = confirmAction({ schema: generationFormSchema, refusals }, (actor, { generationId }) =>
  keepText(db, actor, generationId),
);

export const keepRecalledAction = confirmAction(
  { schema: keepFormSchema, refusals: "drafts.recall.refusals", revalidate: ["/drafts/[id]", "/review"] },
  (actor, input) => keepRecalled(db, actor, input),
);

export const installAction = confirmAction({ schema: installFormSchema, refusals }, (actor, { catalogId }) =>
  requestInstall(db, actor, catalogId),
);
