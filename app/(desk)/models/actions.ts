"use server";

import { db } from "#lib/db/client";
import type { Outcome } from "#lib/errors/refusal";
import { confirmAction, formAction } from "#lib/http/form-action";
import { activateVersion, rollbackDeployment } from "#lib/models/deployments/commands";
import { cancelInstall, requestInstall } from "#lib/models/installs/commands";
import { cancelProfile, requestProfile } from "#lib/models/profiles/commands";
import {
  activateFormSchema,
  cancelInstallFormSchema,
  cancelProfileFormSchema,
  installFormSchema,
  profileFormSchema,
  projectDeploymentFormSchema,
  rollbackFormSchema,
} from "./schema.ts";

const refusals = "models.refusals";
const revalidate = ["/models", "/jobs"];

export const installAction = confirmAction({ schema: installFormSchema, refusals, revalidate }, (actor, input) =>
  requestInstall(db, actor, input.catalogId),
);

export const cancelInstallAction = confirmAction(
  { schema: cancelInstallFormSchema, refusals, revalidate },
  (actor, { installId }): Promise<Outcome<{ id: string }, string>> => cancelInstall(db, actor, installId),
);

export const activateAction = confirmAction({ schema: activateFormSchema, refusals, revalidate }, (actor, input) =>
  activateVersion(db, actor, input),
);

export const rollbackAction = confirmAction({ schema: rollbackFormSchema, refusals, revalidate }, (actor, input) =>
  rollbackDeployment(db, actor, input),
);

export const deployForProjectAction = formAction(
  { schema: projectDeploymentFormSchema, refusals, keep: ["reason", "projectId", "versionId"], revalidate },
  (actor, input) => activateVersion(db, actor, input),
);

const ofProfiles = { refusals: "profiles.refusals", revalidate: ["/models", "/models/versions/[id]"] };

export const profileAction = confirmAction({ schema: profileFormSchema, ...ofProfiles }, (actor, { versionId }) =>
  requestProfile(db, actor, versionId),
);

export const cancelProfileAction = confirmAction(
  { schema: cancelProfileFormSchema, ...ofProfiles },
  (actor, { profileId }): Promise<Outcome<{ id: string }, string>> => cancelProfile(db, actor, profileId),
);
