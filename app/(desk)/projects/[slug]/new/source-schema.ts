import { z } from "zod";
import { MAX_SOURCE_BYTES, mediaTypeOf, pastedSourceSchema } from "#lib/sources/schema";

export const addedTextSchema = pastedSourceSchema
  .pick({ title: true, text: true })
  .extend({ projectId: z.uuid() })
  .transform(({ text, ...rest }) => ({
    ...rest,
    fileName: null,
    mediaType: "text/plain" as const,
    bytes: new TextEncoder().encode(text),
  }));

export const addedFileSchema = z.object({
  projectId: z.uuid(),
  file: z
    .instanceof(File)
    .refine((file) => file.size <= MAX_SOURCE_BYTES, "A source may have 10 MB at most.")
    .transform((content, context) => {
      const mediaType = mediaTypeOf(content.name);
      if (!mediaType) {
        context.addIssue("Text, Markdown and HTML files can be read: .txt, .md, .html.");
        return z.NEVER;
      }
      const fileName = content.name.slice(0, 200);
      return { title: fileName.replace(/\.[^.]+$/, "") || fileName, fileName, mediaType, content };
    }),
});
