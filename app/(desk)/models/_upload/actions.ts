"use server";

import { db } from "#lib/db/client";
import { formAction } from "#lib/http/form-action";
import { orderVersion } from "#lib/models/installs/orders/commands";
import { orderUploads } from "#lib/models/uploads/commands";
import { modelStore } from "#lib/storage/model-store";
import { hubFormSchema, uploadFormSchema } from "./schema.ts";

const options = {
  refusals: "models.refusals",
  revalidate: ["/models"],
  redirectTo: ({ id }: { id: string }) => `/models/versions/${id}`,
};

export const orderUploadsAction = formAction({ ...options, schema: uploadFormSchema }, (actor, input) =>
  orderUploads(db, actor, input, modelStore()),
);

export const orderFromHubAction = formAction({ ...options, schema: hubFormSchema }, (actor, input) =>
  orderVersion(db, actor, input),
);
