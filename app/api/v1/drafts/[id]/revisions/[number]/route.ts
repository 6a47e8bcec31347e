import { db } from "#lib/db/client";
import { presentRevision } from "#lib/drafts/present";
import { requireDraft } from "#lib/drafts/queries";
import { findRevision } from "#lib/drafts/revisions/queries";
import { apiRoute } from "#lib/http/api-route";
import { revisionParams } from "../../../../_params.ts";

export const GET = apiRoute({ scope: "read", params: revisionParams }, async ({ actor, params }) => {
  const revision = await findRevision(db, await requireDraft(db, actor, params.id), params.number);
  if (!revision) return null;
  const { content, evidence, notes } = revision;
  return { ...presentRevision(revision), content, evidence, notes };
});
