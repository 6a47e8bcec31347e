"use server";

import { db } from "#lib/db/client";
import { done } from "#lib/errors/refusal";
import { requestGeneration } from "#lib/generations/commands";
import { formAction } from "#lib/http/form-action";
import { addSource } from "#lib/sources/commands";
import { sourceStore } from "#lib/storage/source-store";
import { addedFileSchema, addedTextSchema } from "./source-schema.ts";
import { newDraftFormSchema } from "./schema.ts";

const refusals = "drafts.refusals";

export const startDraftAction = formAction(
  {
    schema: newDraftFormSchema,
    refusals,
    redirectTo: (generation: { draftId: string }) => `/drafts/${generation.draftId}`,
  },
  (actor, { projectId, order }) => requestGeneration(db, actor, projectId, order),
);

export const addTextAction = formAction(
  { schema: addedTextSchema, refusals, keep: ["title", "text"] },
  async (actor, { projectId, ...source }) => done(await addSource(db, sourceStore(), actor, projectId, source)),
);

export const addFileAction = formAction({ schema: addedFileSchema, refusals }, async (actor, { projectId, file }) =>
  done(
    await addSource(db, sourceStore(), actor, projectId, {
      ...file,
      bytes: new Uint8Array(await file.content.arrayBuffer()),
    }),
  ),
);
