import { requireProjectAccess } from "#lib/auth/queries";
import { db } from "#lib/db/client";
import { createDraft } from "#lib/drafts/commands";
import { presentDraft } from "#lib/drafts/present";
import { listDrafts } from "#lib/drafts/queries";
import { draftFilterSchema, newDraftSchema } from "#lib/drafts/schema";
import { apiRoute } from "#lib/http/api-route";
import { pageOfQuery, pageQuery } from "#lib/http/page-query";
import { idParams } from "../../../_params.ts";

export const GET = apiRoute(
  { scope: "read", params: idParams, query: pageQuery.extend(draftFilterSchema.shape) },
  async ({ actor, params, query }) => {
    const access = await requireProjectAccess(db, actor, params.id, "project.read");
    const { items, nextCursor } = await listDrafts(db, access, query, pageOfQuery(query));
    return { items: items.map(presentDraft), nextCursor };
  },
);

/** A draft that is written by hand. */
export const POST = apiRoute(
  { scope: "write", params: idParams, body: newDraftSchema, status: 201 },
  ({ actor, params, body }) => createDraft(db, actor, params.id, body),
);
