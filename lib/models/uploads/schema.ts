/**
 * Uploads: files on their way from a browser or a script into the model store, in parts that may be sent again (tus).
 * Each belongs to who began it; a whole one waits in the store until a model is ordered from it.
 */
import { z } from "zod";
import { modelNameSchema, uploadsRequestSchema } from "../registration/schema.ts";

/** Of one person at a time; a model has at most 100 files. */
export const OPEN_UPLOADS = 200;
export const FILES_OF_A_MODEL = 100;
/** Milliseconds without a byte, or without an order once it is whole. */
export const UPLOAD_EXPIRES = 2 * 86_400_000;

/** As the person's machine names it, with its folders. */
export const uploadedPathSchema = z.string().min(1).max(500);

export const uploadRecordSchema = z.object({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  ownerId: z.string(),
  path: uploadedPathSchema,
  bytes: z.int().min(0),
  createdAt: z.iso.datetime(),
  /** Once it is whole: its SHA-256, under which it lies in the model store. */
  digest: z.string().nullable(),
});
export type UploadRecord = z.infer<typeof uploadRecordSchema>;

/** What becomes of uploads: a version of a model of this name. */
export const uploadOrderRequestSchema = uploadsRequestSchema.extend({ name: modelNameSchema });
export type UploadOrderRequest = z.infer<typeof uploadOrderRequestSchema>;
