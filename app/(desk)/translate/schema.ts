import { z } from "zod";
import { translatedDraftSchema } from "#lib/drafts/translated/schema";

/** A form's fields are words: what was translated travels as JSON. */
export const makeDraftFormSchema = z
  .object({ projectId: z.uuid(), title: z.string(), translation: z.string().max(2_000_000) })
  .transform(({ projectId, title, translation }, context) => {
    const parsed = z
      .object({ projectId: z.uuid(), draft: translatedDraftSchema })
      .safeParse({ projectId, draft: { ...readJson(translation), title } });
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues)
      context.addIssue({ code: "custom", message, path: [path.includes("title") ? "title" : "translation"] });
    return z.NEVER;
  });

function readJson(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
