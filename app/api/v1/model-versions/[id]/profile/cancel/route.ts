import { db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { apiRoute } from "#lib/http/api-route";
import { cancelProfile } from "#lib/models/profiles/commands";
import { findActiveProfile } from "#lib/models/profiles/queries";
import { idParams } from "../../../../_params.ts";

export const POST = apiRoute({ scope: "admin", params: idParams, status: 202 }, async ({ actor, params }) => {
  const active = await findActiveProfile(db, actor, params.id);
  if (!active) throw new AppError("not_found", "No self-test of this version waits or runs.");
  return cancelProfile(db, actor, active.id);
});
