/** Registration: models that do not come from the catalog. Here those that a server elsewhere runs. */
import { z } from "zod";
import {
  endpointAddressSchema,
  endpointKeySchema,
  endpointModelSchema,
  endpointSettingsSchema,
} from "../endpoint/schema.ts";
import { installRequestSchema } from "../schema.ts";

export const ENDPOINT_TASKS = ["write", "embed"] as const;

export const endpointPlaceSchema = z.strictObject({
  address: endpointAddressSchema,
  key: endpointKeySchema.optional(),
});
export type EndpointPlace = z.infer<typeof endpointPlaceSchema>;

export const endpointRegistrationSchema = endpointPlaceSchema.extend({
  /** What people call it; a name that a server has already gets a further version. */
  name: z.string().trim().min(1).max(80),
  model: endpointModelSchema,
  tasks: z.array(z.enum(ENDPOINT_TASKS)).min(1).max(ENDPOINT_TASKS.length),
  contextLength: endpointSettingsSchema.shape.contextLength,
  concurrency: z.int().min(1).max(256).default(8),
  licence: z.string().trim().max(80).optional(),
});
export type EndpointRegistration = z.infer<typeof endpointRegistrationSchema>;

/** What a person asks for to have a further model: an entry of the catalog, or one that a server runs. */
export const modelRequestSchema = z.union([
  installRequestSchema,
  z.strictObject({ endpoint: endpointRegistrationSchema }),
]);

export const keySchema = z.strictObject({ key: endpointKeySchema.nullable() });
