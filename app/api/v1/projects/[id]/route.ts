import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { changeProject } from "#lib/projects/commands";
import { presentFoundProject } from "#lib/projects/present";
import { findProject } from "#lib/projects/queries";
import { projectChangeSchema } from "#lib/projects/schema";
import { idParams } from "../../_params.ts";

export const GET = apiRoute({ scope: "read", params: idParams }, async ({ actor, params }) => {
  const found = await findProject(db, actor, params.id);
  return found && presentFoundProject(found);
});

export const PATCH = apiRoute(
  { scope: "write", params: idParams, body: projectChangeSchema },
  async ({ actor, params, body }) => {
    await changeProject(db, actor, params.id, body);
    const found = await findProject(db, actor, params.id);
    return found && presentFoundProject(found);
  },
);
