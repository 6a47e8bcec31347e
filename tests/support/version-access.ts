/** Who may do what with versions of models and their recalls. */
import { recallVersion } from "#lib/models/recalls/commands";
import type { AccessDesk } from "./access-desk.ts";
import type { PersonName } from "./access-people.ts";
import type { AccessRow } from "./access-row.ts";

const everybody: PersonName[] = ["lead", "editor", "reviewer", "viewer", "stranger", "admin"];
const reviewers: PersonName[] = ["lead", "reviewer", "admin"];
const admins: PersonName[] = ["admin"];
const reason = "It invents dates.";

const onVersion =
  (status: "ready" | "retired", more: { body?: unknown; query?: string } = {}) =>
  async (desk: AccessDesk) => ({ params: { id: await givenSpareVersion(desk, status) }, ...more });
const ofAdmins = (call: string, arrange: AccessRow["arrange"], status = 200): AccessRow => ({
  ...{ call, scope: "admin", who: admins, status, outside: 403 },
  arrange,
});

export const versionRows: AccessRow[] = [
  {
    call: "GET /model-versions/{id}",
    scope: "read",
    who: everybody,
    status: 200,
    arrange: async (desk) => ({ params: { id: desk.versionIds[0] } }),
  },
  {
    call: "GET /model-versions/{id}/drafts",
    scope: "read",
    who: everybody,
    status: 200,
    arrange: async (desk) => ({ params: { id: desk.versionIds[0] } }),
  },
  {
    call: "POST /model-versions/{id}/profile",
    scope: "admin",
    who: admins,
    status: 202,
    outside: 403,
    arrange: async (desk) => ({ params: { id: desk.versionIds[0] } }),
  },
  {
    call: "POST /model-versions/{id}/profile/cancel",
    scope: "admin",
    who: admins,
    status: 202,
    outside: 403,
    arrange: async (desk) => ({ params: { id: (await desk.profile()).versionId } }),
  },
  ofAdmins("PATCH /model-versions/{id}", onVersion("ready", { body: { purpose: "Summaries.", tags: ["short"] } })),
  ofAdmins("POST /model-versions/{id}/retire", onVersion("ready", { body: { reason } })),
  ofAdmins("POST /model-versions/{id}/restore", onVersion("retired")),
  ofAdmins("DELETE /model-versions/{id}", onVersion("retired", { query: "?reason=Unused" })),
  ofAdmins(
    "POST /model-versions/{id}/recall",
    async (desk) => ({ params: { id: (await givenWrittenDraft(desk)).versionId }, body: { reason } }),
    201,
  ),
  { call: "GET /recalls", scope: "read", who: everybody, status: 200 },
  {
    call: "POST /drafts/{id}/recalls/{recallId}/keep",
    scope: "review",
    who: reviewers,
    status: 200,
    arrange: async (desk) => ({ params: await givenRecalledDraft(desk), body: { note: "Every date is right." } }),
  },
];

/** Of the first version's model, without files, and serving nothing. */
export async function givenSpareVersion({ db, versionIds }: AccessDesk, status: "ready" | "retired"): Promise<string> {
  const first = await db.modelVersion.findUniqueOrThrow({ where: { id: versionIds[0] } });
  const newest = await db.modelVersion.aggregate({ where: { modelId: first.modelId }, _max: { number: true } });
  const { modelId, tasks, engine, format, digest, licence, memoryBytes, origin } = first;
  const version = await db.modelVersion.create({
    data: {
      ...{ modelId, tasks, engine, format, digest, licence, memoryBytes, status },
      number: (newest._max.number ?? 0) + 1,
      files: [],
      origin: origin as object,
    },
    select: { id: true },
  });
  return version.id;
}

/** A draft that a version of its own wrote. */
export async function givenWrittenDraft(desk: AccessDesk): Promise<{ draftId: string; versionId: string }> {
  const { db } = desk;
  const versionId = await givenSpareVersion(desk, "ready");
  const generationId = await desk.generation("failed");
  const { draftId } = await db.generation.update({
    where: { id: generationId },
    data: { status: "completed", error: undefined, modelVersionId: versionId },
    select: { draftId: true },
  });
  const content = { title: "Bees", markdown: "Bees cluster.\n" };
  await db.revision.create({
    data: {
      ...{ draftId, number: 1, title: "Bees", content, notes: [], digest: "0".repeat(64) },
      ...{ authorType: "generation", generationId },
    },
  });
  return { draftId, versionId };
}

export async function givenRecalledDraft(desk: AccessDesk): Promise<{ id: string; recallId: string }> {
  const { draftId, versionId } = await givenWrittenDraft(desk);
  const recalled = await recallVersion(desk.db, desk.people.admin, versionId, reason);
  if (!recalled.ok) throw new Error(`not recalled: ${recalled.reason}`);
  return { id: draftId, recallId: recalled.value.id };
}
