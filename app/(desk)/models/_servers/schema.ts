import { z } from "zod";
import { ENDPOINT_TASKS, endpointRegistrationSchema } from "#lib/models/registration/schema";

/** A field that was left empty is one that was not given. */
const empty = (value: unknown) => (value === "" ? undefined : value);
const several = (value: unknown) => (value === undefined || Array.isArray(value) ? value : [value]);
const { address, key, name, model, contextLength, concurrency } = endpointRegistrationSchema.shape;
const number = (schema: z.ZodType<number | undefined>) =>
  z.preprocess((value) => (empty(value) === undefined ? undefined : Number(value)), schema);

export const placeFormSchema = z.object({ address, key: z.preprocess(empty, key) });

export const serverFormSchema = placeFormSchema.extend({
  name,
  model,
  tasks: z.preprocess(several, z.array(z.enum(ENDPOINT_TASKS)).min(1)),
  contextLength: number(contextLength),
  concurrency: number(concurrency).transform((value) => value ?? 8),
});

export const keyFormSchema = z.object({
  versionId: z.uuid(),
  key: z.preprocess((value) => empty(value) ?? null, key.unwrap().nullable()),
});
