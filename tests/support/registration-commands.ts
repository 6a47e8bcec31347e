/** Who may order a version from a screen. */
import { AppError } from "#lib/errors/app-error";
import { orderVersion } from "#lib/models/installs/orders/commands";
import { retryInstall } from "#lib/models/installs/retries/commands";
import { registrationOrderSchema } from "#lib/models/registration/schema";
import { orderUploads } from "#lib/models/uploads/commands";
import { modelStore } from "#lib/storage/model-store";
import type { CommandRow } from "./command-row.ts";

const { source, ...facts } = registrationOrderSchema.parse({
  name: "Hub",
  source: { kind: "hub", repository: "desk/model" },
});

export const orderRows: CommandRow[] = [
  {
    name: "orderVersion",
    who: ["admin"],
    outside: "forbidden",
    run: ({ db }, actor) => orderVersion(db, actor, { ...facts, source, name: `Hub ${actor.userId}` }),
  },
  {
    name: "retryInstall",
    who: ["admin"],
    outside: "forbidden",
    run: async (desk, actor) => retryInstall(desk.db, actor, await desk.install()),
  },
  {
    // There is no such upload: who may hears that, which is reached behind the policy, and enough here.
    name: "orderUploads",
    who: ["admin"],
    outside: "forbidden",
    run: async ({ db }, actor) => {
      try {
        await orderUploads(db, actor, { ...facts, uploads: ["0".repeat(32)] }, modelStore());
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== "not_found") throw error;
      }
    },
  },
];
