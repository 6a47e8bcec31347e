import { z } from "zod";
import { db } from "#lib/db/client";
import { findDraft } from "#lib/drafts/queries";
import { findRevision } from "#lib/drafts/revisions/queries";
import { apiRoute } from "#lib/http/api-route";
import { kindOf } from "#lib/kinds/registry";
import { slugOf } from "#lib/text/slug";
import { exportAs, exportFormats } from "../../_export.ts";
import { idParams } from "../../../_params.ts";

const query = z.object({ format: z.enum(exportFormats) });

/** The head revision as a file. A session may fetch it too: the screen links here. */
export const GET = apiRoute(
  { scope: "read", session: true, params: idParams, query },
  async ({ actor, params, query: { format } }) => {
    const draft = await findDraft(db, actor, params.id);
    const revision = draft?.head && (await findRevision(db, draft, draft.head.id));
    if (!draft || !revision) return null;
    const kind = kindOf(draft.kind);
    const content = kind.contentSchema.parse(revision.content);
    const facts = { title: revision.title, language: draft.language, kind: draft.kind, content };
    const file = exportAs(format, { ...facts, markdown: kind.toMarkdown(content) });
    const name = `${slugOf(revision.title) || draft.kind}.${file.extension}`;
    return new Response(file.body, {
      headers: { "content-type": file.type, "content-disposition": `attachment; filename="${name}"` },
    });
  },
);
