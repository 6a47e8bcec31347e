/** Who may call what: one row for each call of the API. */
import type { Scope } from "#lib/auth/actor";
import { addSource } from "#lib/sources/commands";
import { sourceStore } from "#lib/storage/source-store";
import { tomorrow } from "./access-desk.ts";
import type { AccessDesk } from "./access-desk.ts";
import { deploymentRows } from "./deployment-access.ts";
import { queueRows } from "./queue-access.ts";
import { batchRows } from "./batch-access.ts";
import { versionRows } from "./version-access.ts";
import { registrationRows } from "./registration-access.ts";
import { comparisonRows } from "./comparison-access.ts";
import type { AccessRow } from "./access-row.ts";
import { PEOPLE } from "./access-people.ts";
import type { PersonName } from "./access-people.ts";

const everybody: PersonName[] = [...PEOPLE];
const members: PersonName[] = ["lead", "editor", "reviewer", "viewer", "admin"];
const leads: PersonName[] = ["lead", "admin"];
const writers: PersonName[] = ["lead", "editor", "admin"];
const reviewers: PersonName[] = ["lead", "reviewer", "admin"];
const admins: PersonName[] = ["admin"];

const inProject = (body?: unknown) => async (desk: AccessDesk) => ({ params: { id: desk.projectId }, body });
const onDraft =
  (state: Parameters<AccessDesk["draft"]>[0], more: object = {}) =>
  async (desk: AccessDesk) => {
    const { id, revisionId } = await desk.draft(state);
    return { params: { id, number: "1" }, body: { revisionId, ...more } };
  };
const onGeneration = (status: "queued" | "failed") => async (desk: AccessDesk) => ({
  params: { id: await desk.generation(status) },
  body: {},
});
const onSource = async (desk: AccessDesk) => {
  const bytes = new TextEncoder().encode("Bees live in hives.");
  const source = { title: "Bees", fileName: null, mediaType: "text/plain", bytes } as const;
  const { id } = await addSource(desk.db, sourceStore(), desk.people.lead, desk.projectId, source);
  return { params: { id } };
};

const projects: AccessRow[] = [
  { call: "GET /projects", scope: "read", who: everybody, status: 200 },
  {
    call: "POST /projects",
    scope: "write",
    who: everybody,
    status: 201,
    arrange: async () => ({ body: { name: "Own", language: "en" } }),
  },
  { call: "GET /projects/{id}", scope: "read", who: members, status: 200, arrange: inProject() },
  { call: "PATCH /projects/{id}", scope: "write", who: leads, status: 200, arrange: inProject({ name: "Renamed" }) },
  { call: "GET /projects/{id}/sources", scope: "read", who: members, status: 200, arrange: inProject() },
  {
    call: "POST /projects/{id}/sources",
    scope: "write",
    who: writers,
    status: 202,
    arrange: inProject({ title: "Bees", text: "Bees live in hives." }),
  },
  { call: "GET /projects/{id}/drafts", scope: "read", who: members, status: 200, arrange: inProject() },
  {
    call: "POST /projects/{id}/drafts",
    scope: "write",
    who: writers,
    status: 201,
    arrange: inProject({ kind: "article", title: "By hand" }),
  },
  {
    call: "POST /projects/{id}/generations",
    scope: "write",
    who: writers,
    status: 202,
    arrange: async (desk) => ({
      params: { id: desk.projectId },
      body: { kind: "summary", brief: { words: 60 }, sourceIds: [desk.sourceId] },
    }),
  },
  { call: "GET /sources/{id}", scope: "read", who: members, status: 200, arrange: onSource },
  { call: "DELETE /sources/{id}", scope: "write", who: writers, status: 204, arrange: onSource },
];

const generations: AccessRow[] = [
  {
    call: "GET /generations/{id}",
    scope: "read",
    who: members,
    status: 200,
    session: true,
    arrange: onGeneration("queued"),
  },
  {
    call: "GET /generations/{id}/events",
    scope: "read",
    who: members,
    status: 200,
    session: true,
    arrange: onGeneration("queued"),
  },
  { call: "POST /generations/{id}/cancel", scope: "write", who: writers, status: 202, arrange: onGeneration("queued") },
  { call: "POST /generations/{id}/retry", scope: "write", who: writers, status: 202, arrange: onGeneration("failed") },
];

const draftRow = (
  call: string,
  scope: Scope,
  who: PersonName[],
  arrange: AccessRow["arrange"],
  session?: true,
): AccessRow => ({ call, scope, who, status: 200, arrange, ...(session && { session }) });

const drafts: AccessRow[] = [
  draftRow("GET /drafts/{id}", "read", members, onDraft("draft"), true),
  draftRow(
    "PUT /drafts/{id}",
    "write",
    writers,
    async (desk) => {
      const { id, revisionId } = await desk.draft("draft");
      return { params: { id }, body: { baseRevisionId: revisionId, content: { title: "New", markdown: "New.\n" } } };
    },
    true,
  ),
  draftRow("GET /drafts/{id}/revisions", "read", members, onDraft("draft")),
  draftRow("GET /drafts/{id}/revisions/{number}", "read", members, onDraft("draft")),
  draftRow("POST /drafts/{id}/revisions/{number}/restore", "write", writers, onDraft("draft")),
  draftRow(
    "GET /drafts/{id}/export",
    "read",
    members,
    async (desk) => ({ params: { id: (await desk.draft("draft")).id }, query: "?format=markdown" }),
    true,
  ),
  draftRow("POST /drafts/{id}/submit", "write", writers, onDraft("draft")),
  draftRow("POST /drafts/{id}/withdraw", "write", writers, onDraft("in_review")),
  draftRow("POST /drafts/{id}/claim", "review", reviewers, onDraft("in_review")),
  draftRow("DELETE /drafts/{id}/claim", "review", reviewers, async (desk) => ({ params: await desk.claimed() })),
  draftRow("PUT /drafts/{id}/due", "write", writers, onDraft("in_review", { dueAt: tomorrow().toISOString() })),
  draftRow("POST /drafts/{id}/approve", "review", reviewers, onDraft("in_review")),
  draftRow(
    "POST /drafts/{id}/request-changes",
    "review",
    reviewers,
    onDraft("in_review", { note: "Say where the numbers are from." }),
  ),
  draftRow("POST /drafts/{id}/publish", "publish", writers, onDraft("approved")),
  draftRow("POST /drafts/{id}/unpublish", "publish", writers, onDraft("live")),
  draftRow("POST /drafts/{id}/schedule", "publish", writers, onDraft("approved", { at: tomorrow().toISOString() })),
  draftRow("DELETE /drafts/{id}/schedule", "publish", writers, onDraft("scheduled")),
];

const models: AccessRow[] = [
  { call: "GET /models", scope: "read", who: everybody, status: 200 },
  {
    call: "POST /models",
    scope: "admin",
    who: admins,
    status: 202,
    outside: 403,
    arrange: async () => ({ body: { catalogId: "extractive-v1" } }),
  },
  {
    call: "POST /models/served",
    scope: "admin",
    who: admins,
    // The own machine is not asked unless a setting allows it, so this refusal is what an admin gets.
    status: 422,
    outside: 403,
    arrange: async () => ({ body: { address: "http://127.0.0.1:9/v1" } }),
  },
  {
    call: "PUT /model-versions/{id}/key",
    scope: "admin",
    who: admins,
    status: 422,
    outside: 403,
    arrange: async (desk) => ({ params: { id: await desk.endpoint() }, body: { key: "another-key" } }),
  },
  {
    call: "GET /models/{id}",
    scope: "read",
    who: everybody,
    status: 200,
    arrange: async (desk) => ({ params: { id: desk.modelId } }),
  },
  { call: "GET /catalog", scope: "read", who: everybody, status: 200 },
  {
    call: "GET /model-installs/{id}",
    scope: "read",
    who: everybody,
    status: 200,
    session: true,
    arrange: async (desk) => ({ params: { id: await desk.install() } }),
  },
  {
    call: "POST /model-installs/{id}/cancel",
    scope: "admin",
    who: admins,
    status: 202,
    outside: 403,
    arrange: async (desk) => ({ params: { id: await desk.install() } }),
  },
  { call: "GET /usage", scope: "admin", who: admins, status: 200, outside: 403 },
  { call: "GET /workers", scope: "admin", who: admins, status: 200, outside: 403 },
  {
    // No worker runs beside these tests: who may ask hears that.
    call: "POST /translate",
    scope: "read",
    who: everybody,
    status: 503,
    session: true,
    arrange: async () => ({ body: { from: "en", to: "pt", text: "Bees dance." } }),
  },
];

export const accessTable: AccessRow[] = [
  ...projects,
  ...generations,
  ...batchRows,
  ...registrationRows,
  ...comparisonRows,
  ...drafts,
  ...models,
  ...deploymentRows,
  ...versionRows,
  ...queueRows,
];

/** They need no token: what the API is, told to everybody. */
export const OPEN_CALLS = ["GET /docs", "GET /openapi.json"];
