"use server";

import { db } from "#lib/db/client";
import type { Outcome } from "#lib/errors/refusal";
import { cancelGeneration, retryGeneration } from "#lib/generations/commands";
import { confirmAction } from "#lib/http/form-action";
import { generationFormSchema } from "./schema.ts";

const refusals = "jobs.refusals";
const revalidate = ["/", "/jobs"];

export const stopGenerationAction = confirmAction(
  { schema: generationFormSchema, refusals, revalidate },
  (actor, { generationId }): Promise<Outcome<{ id: string }, string>> => cancelGeneration(db, actor, generationId),
);

export const retryGenerationAction = confirmAction(
  { schema: generationFormSchema, refusals, revalidate },
  (actor, { generationId }) => retryGeneration(db, actor, generationId),
);
