"use server";

import { db } from "#lib/db/client";
import type { Outcome } from "#lib/errors/refusal";
import { confirmAction, formAction } from "#lib/http/form-action";
import {
  agreeToSwap,
  promoteChallenger,
  requestActivation,
  rollbackDeployment,
  stopSwap,
} from "#lib/models/deployments/activations/commands";
import {
  changeShare,
  endCanary,
  endShadow,
  startCanary,
  startShadow,
} from "#lib/models/deployments/challengers/commands";
import { createDeployment, removeDeployment, setSecondAdmin } from "#lib/models/deployments/commands";
import { cancelInstall, requestInstall } from "#lib/models/installs/commands";
import { retryInstall } from "#lib/models/installs/retries/commands";
import { cancelProfile, requestProfile } from "#lib/models/profiles/commands";
import {
  actFormSchema,
  activateFormSchema,
  canaryFormSchema,
  cancelInstallFormSchema,
  cancelProfileFormSchema,
  installFormSchema,
  newDeploymentFormSchema,
  profileFormSchema,
  retryInstallFormSchema,
  secondAdminFormSchema,
  shadowFormSchema,
  shareFormSchema,
  swapFormSchema,
} from "./schema.ts";

const refusals = "models.refusals";
const revalidate = ["/models", "/jobs", "/models/versions/[id]"];

export const installAction = confirmAction({ schema: installFormSchema, refusals, revalidate }, (actor, input) =>
  requestInstall(db, actor, input.catalogId),
);

export const cancelInstallAction = confirmAction(
  { schema: cancelInstallFormSchema, refusals, revalidate },
  (actor, { installId }): Promise<Outcome<{ id: string }, string>> => cancelInstall(db, actor, installId),
);

export const retryInstallAction = confirmAction(
  { schema: retryInstallFormSchema, refusals, revalidate },
  (actor, { installId }): Promise<Outcome<{ id: string }, string>> => retryInstall(db, actor, installId),
);

const onDeployments = { refusals: "models.refusals", revalidate: ["/models", "/models/deployments/[id]"] };

export const activateAction = confirmAction({ schema: activateFormSchema, ...onDeployments }, (actor, input) =>
  requestActivation(db, actor, input),
);

export const rollbackAction = confirmAction({ schema: actFormSchema, ...onDeployments }, (actor, input) =>
  rollbackDeployment(db, actor, input),
);

export const promoteAction = confirmAction({ schema: actFormSchema, ...onDeployments }, (actor, input) =>
  promoteChallenger(db, actor, input),
);

export const startCanaryAction = confirmAction({ schema: canaryFormSchema, ...onDeployments }, (actor, input) =>
  startCanary(db, actor, input),
);

export const changeShareAction = confirmAction({ schema: shareFormSchema, ...onDeployments }, (actor, input) =>
  changeShare(db, actor, input),
);

export const endCanaryAction = confirmAction({ schema: actFormSchema, ...onDeployments }, (actor, input) =>
  endCanary(db, actor, input),
);

export const startShadowAction = confirmAction({ schema: shadowFormSchema, ...onDeployments }, (actor, input) =>
  startShadow(db, actor, input),
);

export const endShadowAction = confirmAction({ schema: actFormSchema, ...onDeployments }, (actor, input) =>
  endShadow(db, actor, input),
);

export const secondAdminAction = confirmAction({ schema: secondAdminFormSchema, ...onDeployments }, (actor, input) =>
  setSecondAdmin(db, actor, input),
);

export const agreeAction = confirmAction({ schema: swapFormSchema, ...onDeployments }, (actor, input) =>
  agreeToSwap(db, actor, input),
);

export const stopSwapAction = confirmAction({ schema: swapFormSchema, ...onDeployments }, (actor, input) =>
  stopSwap(db, actor, input),
);

export const removeDeploymentAction = confirmAction(
  { schema: actFormSchema, ...onDeployments, redirectTo: () => "/models" },
  (actor, input) => removeDeployment(db, actor, input),
);

export const newDeploymentAction = formAction(
  {
    schema: newDeploymentFormSchema,
    ...onDeployments,
    keep: ["task", "projectId", "kind", "versionId", "reason"],
    redirectTo: ({ id }: { id: string }) => `/models/deployments/${id}`,
  },
  (actor, input) => createDeployment(db, actor, input),
);

const ofProfiles = { refusals: "profiles.refusals", revalidate: ["/models", "/models/versions/[id]"] };

export const profileAction = confirmAction({ schema: profileFormSchema, ...ofProfiles }, (actor, { versionId }) =>
  requestProfile(db, actor, versionId),
);

export const cancelProfileAction = confirmAction(
  { schema: cancelProfileFormSchema, ...ofProfiles },
  (actor, { profileId }): Promise<Outcome<{ id: string }, string>> => cancelProfile(db, actor, profileId),
);
