import { z } from "zod";

/** 10 MB: what one source may weigh. */
export const MAX_SOURCE_BYTES = 10 * 1024 * 1024;

export const MEDIA_TYPES = ["text/plain", "text/markdown", "text/html"] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

export const pastedSourceSchema = z.object({
  title: z.string().trim().min(1).max(200),
  text: z.string().min(1).max(MAX_SOURCE_BYTES),
  mediaType: z.enum(MEDIA_TYPES).default("text/plain"),
});

/** What an import left out, or found and kept out of prompts. */
export const droppedSchema = z.object({ what: z.string(), why: z.string(), count: z.int().min(1) });
export type Dropped = z.infer<typeof droppedSchema>;

export const sourceErrorSchema = z.object({ code: z.string(), message: z.string(), help: z.string() });
export type SourceError = z.infer<typeof sourceErrorSchema>;

const BY_EXTENSION: Record<string, MediaType> = {
  txt: "text/plain",
  text: "text/plain",
  md: "text/markdown",
  markdown: "text/markdown",
  html: "text/html",
  htm: "text/html",
  xhtml: "text/html",
};

/** Without the dot. */
export const SOURCE_EXTENSIONS = Object.keys(BY_EXTENSION);

/** By the file's name; its bytes are looked at when it is imported. Null for kinds that we do not read. */
export function mediaTypeOf(fileName: string): MediaType | null {
  return BY_EXTENSION[fileName.split(".").at(-1)?.toLowerCase() ?? ""] ?? null;
}
