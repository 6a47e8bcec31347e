import { z } from "zod";
import { pastedSourceSchema } from "#lib/sources/schema";

export const pasteSourceFormSchema = pastedSourceSchema.omit({ mediaType: true }).extend({ projectId: z.uuid() });
export const fileSourceFormSchema = z.object({ projectId: z.uuid(), file: z.instanceof(File) });
export const removeSourceFormSchema = z.object({ sourceId: z.uuid() });
