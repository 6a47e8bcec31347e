"use server";

import { db } from "#lib/db/client";
import { confirmAction } from "#lib/http/form-action";
import { recallVersion } from "#lib/models/recalls/commands";
import { deleteVersion } from "#lib/models/removal/commands";
import { describeVersion, restoreVersion, retireVersion } from "#lib/models/versions/commands";
import { describeFormSchema, recallFormSchema, restoreFormSchema, retireFormSchema } from "./schema.ts";

const told = { refusals: "versions.refusals", revalidate: ["/models", "/models/versions", "/models/versions/[id]"] };

export const describeAction = confirmAction({ schema: describeFormSchema, ...told }, (actor, { versionId, ...words }) =>
  describeVersion(db, actor, versionId, words),
);

export const recallAction = confirmAction({ schema: recallFormSchema, ...told }, (actor, { versionId, reason }) =>
  recallVersion(db, actor, versionId, reason),
);

export const retireAction = confirmAction({ schema: retireFormSchema, ...told }, (actor, { versionId, reason }) =>
  retireVersion(db, actor, versionId, reason),
);

export const restoreAction = confirmAction({ schema: restoreFormSchema, ...told }, (actor, { versionId }) =>
  restoreVersion(db, actor, versionId),
);

export const deleteAction = confirmAction({ schema: retireFormSchema, ...told }, (actor, input) =>
  deleteVersion(db, actor, input),
);
