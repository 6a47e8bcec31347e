import { z } from "zod";
import { kindNameSchema } from "#lib/drafts/schema";
import { orderSchema } from "#lib/generations/schema";
import { kindOf } from "#lib/kinds/registry";
import { readBrief } from "../../../../_kinds/brief-reading.ts";

const MAX_SOURCES = 20;

const sourceIdsSchema = z.union([z.uuid().transform((id) => [id]), z.array(z.uuid()).max(MAX_SOURCES)]).default([]);

/** The form of a new draft: its brief's fields are checked by the schema of the chosen kind, under `brief.<field>`. */
export const newDraftFormSchema = z
  .looseObject({
    projectId: z.uuid(),
    kind: kindNameSchema,
    sourceIds: sourceIdsSchema,
    language: orderSchema.shape.language,
  })
  .transform(({ projectId, kind, sourceIds, language, ...fields }, context) => {
    const checked = kindOf(kind).briefSchema.safeParse(
      readBrief(kind, fields as Record<string, FormDataEntryValue | FormDataEntryValue[]>, sourceIds),
    );
    if (checked.success) return { projectId, order: { kind, sourceIds, language, brief: checked.data } };
    for (const issue of checked.error.issues)
      context.issues.push({ ...issue, path: [["brief", ...issue.path].join(".")], input: undefined } as never);
    return z.NEVER;
  });

export const newDraftQuerySchema = z.object({
  kind: kindNameSchema.catch("article"),
  sourceIds: z
    .string()
    .transform((ids) => ids.split(",").filter((id) => z.uuid().safeParse(id).success))
    .catch([]),
  draftId: z.uuid().nullable().catch(null),
});
