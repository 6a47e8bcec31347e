import { db } from "#lib/db/client";
import { apiRoute } from "#lib/http/api-route";
import { presentFinding } from "#lib/models/checks/present";
import { listFindings } from "#lib/models/checks/queries";
import { modelAbilities } from "#lib/models/policy";
import { presentVersion } from "#lib/models/present";
import { presentProfile } from "#lib/models/profiles/present";
import { findShownProfile } from "#lib/models/profiles/queries";
import { findVersion } from "#lib/models/queries";
import { idParams } from "../../_params.ts";

export const GET = apiRoute({ scope: "read", params: idParams }, async ({ actor, params }) => {
  const version = await findVersion(db, actor, params.id);
  if (!version) return null;
  const profile = await findShownProfile(db, actor, version.id);
  const findings = await listFindings(db, actor, version.id);
  return {
    ...presentVersion(version),
    findings: findings.map(presentFinding),
    profile: profile && presentProfile(profile, modelAbilities(actor)),
  };
});
