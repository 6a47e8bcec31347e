/** Registration: models that do not come from the catalog: those that a server elsewhere runs, and files of one's own. */
import { z } from "zod";
import {
  endpointAddressSchema,
  endpointKeySchema,
  endpointModelSchema,
  endpointSettingsSchema,
} from "../endpoint/schema.ts";
import { installRequestSchema, MODEL_TASKS, filePathSchema, pairSchema, versionFilesSchema } from "../schema.ts";

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

/** What a person calls it. A name that a model has already gets a further version. */
export const modelNameSchema = z.string().trim().min(1).max(80);

/** As its maker states it. */
export const trainingRunSchema = z.strictObject({
  name: z.string().trim().max(120).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  /** Texts that it was trained with. */
  examples: z.int().min(0).max(1e12).optional(),
  finishedAt: z.iso.datetime().optional(),
});

/** What no file tells, and what it may contradict: the files go before it. */
export const registrationFactsSchema = z.strictObject({
  purpose: z.string().trim().max(2_000).default(""),
  licence: z.string().trim().max(80).default(""),
  /** BCP 47. */
  languages: z
    .array(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "a language such as en or pt-BR"))
    .max(200)
    .default([]),
  tags: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
  /** Where the files cannot tell; empty otherwise. */
  tasks: z.array(z.enum(MODEL_TASKS)).max(MODEL_TASKS.length).default([]),
  pair: pairSchema.nullable().default(null),
  /** Of an adapter: the version whose weights it changes. */
  baseVersionId: z.uuid().nullable().default(null),
  trainingRun: trainingRunSchema.nullable().default(null),
});
export type RegistrationFacts = z.infer<typeof registrationFactsSchema>;

/** A repository of the hub at a branch, tag or commit; without files those that an engine needs are chosen. */
export const hubOrderSchema = z.strictObject({
  repository: z.string().regex(/^[\w-][\w.-]{0,95}\/[\w-][\w.-]{0,95}$/, "owner/name"),
  revision: z
    .string()
    .regex(/^[\w-][\w./-]{0,99}$/, "a branch, a tag or a commit")
    .default("main"),
  files: z.array(filePathSchema).min(1).max(100).optional(),
});
export type HubOrder = z.infer<typeof hubOrderSchema>;

/** Files of one's own, each whole in the store. An archive is unpacked by the worker. */
export const uploadOrderSchema = z.strictObject({ files: versionFilesSchema.min(1) });

/** What an install is to bring: kept in its row. */
export const registrationOrderSchema = registrationFactsSchema.extend({
  name: modelNameSchema,
  source: z.discriminatedUnion("kind", [
    uploadOrderSchema.extend({ kind: z.literal("upload") }),
    hubOrderSchema.extend({ kind: z.literal("hub") }),
  ]),
});
export type RegistrationOrder = z.infer<typeof registrationOrderSchema>;

const hubRequestSchema = registrationFactsSchema.extend({ hub: hubOrderSchema });

/** Uploads of the tus protocol that are whole, by their ids. */
export const uploadIdsSchema = z
  .array(z.string().regex(/^[0-9a-f]{32}$/))
  .min(1)
  .max(100);
export const uploadsRequestSchema = registrationFactsSchema.extend({ uploads: uploadIdsSchema });

/** What a person asks for to have a further model: an entry of the catalog, one that a server runs, or one of the hub. */
export const modelRequestSchema = z.union([
  installRequestSchema,
  z.strictObject({ endpoint: endpointRegistrationSchema }),
  /** Without a name the repository's. */
  hubRequestSchema.extend({ name: modelNameSchema.optional() }),
  uploadsRequestSchema.extend({ name: modelNameSchema }),
]);
export type ModelRequest = z.infer<typeof modelRequestSchema>;

/** The same for a further version of a model, whose name it has. */
export const versionRequestSchema = z.union([
  installRequestSchema,
  z.strictObject({ endpoint: endpointRegistrationSchema.omit({ name: true }) }),
  hubRequestSchema,
  uploadsRequestSchema,
]);
export type VersionRequest = z.infer<typeof versionRequestSchema>;

export const keySchema = z.strictObject({ key: endpointKeySchema.nullable() });
