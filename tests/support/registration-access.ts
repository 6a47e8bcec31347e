/** Who may bring models in. */
import { openUploadFiles } from "#lib/models/uploads/files";
import { modelStore } from "#lib/storage/model-store";
import type { AccessDesk } from "./access-desk.ts";
import type { PersonName } from "./access-people.ts";
import type { AccessRow } from "./access-row.ts";

const admins: PersonName[] = ["admin"];

/** An upload of the admin's that has begun. */
async function begun(desk: AccessDesk) {
  const id = crypto.randomUUID().replaceAll("-", "");
  const { userId: ownerId } = desk.people.admin;
  const createdAt = new Date().toISOString();
  await openUploadFiles(modelStore()).create({ id, ownerId, path: "model.gguf", bytes: 10, createdAt, digest: null });
  return { params: { id } };
}

export const registrationRows: AccessRow[] = [
  {
    call: "POST /models/{id}/versions",
    scope: "admin",
    who: admins,
    status: 202,
    outside: 403,
    arrange: async (desk) => ({ params: { id: desk.modelId }, body: { hub: { repository: "desk/model" } } }),
  },
  {
    call: "POST /model-installs/{id}/retry",
    ...{ scope: "admin", who: admins, status: 202, outside: 403 },
    arrange: async (desk) => ({ params: { id: await desk.install() } }),
  },
  { call: "GET /uploads", scope: "admin", who: admins, status: 200, outside: 403, session: true },
  // Without the headers of tus: that is reached, and enough here.
  { call: "POST /uploads", scope: "admin", who: admins, status: 412, outside: 403, session: true },
  {
    call: "PATCH /uploads/{id}",
    scope: "admin",
    who: admins,
    status: 412,
    outside: 403,
    session: true,
    arrange: begun,
  },
  {
    call: "DELETE /uploads/{id}",
    scope: "admin",
    who: admins,
    status: 204,
    outside: 403,
    session: true,
    arrange: begun,
  },
];
