/** Who may do what from a screen: one row for each command that a server action can call. */
import { comparisonCommands } from "./comparison-access.ts";
import { publishDraft, unpublishDraft } from "#lib/publishing/commands";
import { cancelSchedule, scheduleDraft } from "#lib/publishing/schedules/commands";
import { createDraft, restoreRevision, saveDraft } from "#lib/drafts/commands";
import { createTranslatedDraft } from "#lib/drafts/translated/commands";
import { failCrashed } from "#lib/generations/attempts/commands";
import { cancelGeneration, repeatGeneration, requestGeneration, retryGeneration } from "#lib/generations/commands";
import { acceptClean, cancelRest, createBatch, retryFailed } from "#lib/generations/batches/commands";
import { keepText } from "#lib/generations/transcripts/commands";
import { changeMemberRole, removeMember } from "#lib/members/commands";
import { changeOwnName, endOwnSession } from "#lib/members/account/commands";
import { createPasswordLink, invitePerson, revokeInvitation } from "#lib/members/invitations/commands";
import { createToken, revokeToken } from "#lib/members/tokens/commands";
import { changeUser, removeUser } from "#lib/members/users/commands";
import { cancelInstall, requestInstall } from "#lib/models/installs/commands";
import { listEndpointModels, registerEndpoint, replaceKey } from "#lib/models/registration/commands";
import { cancelProfile, requestProfile } from "#lib/models/profiles/commands";
import { changeProject, createProject } from "#lib/projects/commands";
import { decideReview, submitDraft, withdrawDraft } from "#lib/reviews/commands";
import { addSource, removeSource } from "#lib/sources/commands";
import { dismissAbandoned, retryAbandoned } from "#lib/workers/abandoned/commands";
import { sourceStore } from "#lib/storage/source-store";
import type { AccessDesk } from "./access-desk.ts";
import { deploymentCommands } from "./deployment-access.ts";
import { queueCommands } from "./queue-access.ts";
import { PEOPLE } from "./access-people.ts";
import { orderRows } from "./registration-commands.ts";
import type { PersonName } from "./access-people.ts";
import { givenPerson } from "./api-desk.ts";
import { givenClaim, givenMember, givenSource, MUG } from "./given.ts";
import { versionCommands } from "./version-commands.ts";
import type { CommandRow } from "./command-row.ts";

const everybody: PersonName[] = [...PEOPLE];
const leads: PersonName[] = ["lead", "admin"];
const writers: PersonName[] = ["lead", "editor", "admin"];
const reviewers: PersonName[] = ["lead", "reviewer", "admin"];
const admins: PersonName[] = ["admin"];
const tomorrow = () => new Date(Date.now() + 86_400_000);
const someone = () => `${crypto.randomUUID()}@example.org`;
const bytes = new TextEncoder().encode("Bees live in hives.");
const PIECES = [{ start: 0, end: 9, target: "As abelhas voam.", sound: true }];
const TRANSLATED = {
  ...{ title: "As abelhas", from: "en", to: "pt", format: "text" as const, versions: [] },
  ...{ source: "Bees fly.", pieces: PIECES },
};
/** On the own machine, which is not asked unless a setting allows it. */
const PLACE = { address: "http://127.0.0.1:9/v1" };

async function crashed(desk: AccessDesk): Promise<string> {
  const id = await desk.generation("queued");
  await failCrashed(desk.db, await givenClaim(desk.db, id));
  return id;
}

const row = (name: string, who: PersonName[], run: CommandRow["run"], outside?: "forbidden"): CommandRow => ({
  name,
  who,
  run,
  ...(outside && { outside }),
});

const projects: CommandRow[] = [
  row("createProject", everybody, ({ db }, actor) => createProject(db, actor, { name: "Own", language: "en" })),
  row("changeProject", leads, (desk, actor) => changeProject(desk.db, actor, desk.projectId, { audience: "All" })),
  row("changeMemberRole", leads, async ({ db, projectId }, actor) => {
    const { userId } = await givenMember(db, projectId, "viewer");
    return changeMemberRole(db, actor, projectId, { userId, role: "editor" });
  }),
  row("removeMember", leads, async ({ db, projectId }, actor) => {
    const { userId } = await givenMember(db, projectId, "viewer");
    return removeMember(db, actor, projectId, userId);
  }),
  row("invitePerson to a project", leads, ({ db, projectId }, actor) =>
    invitePerson(db, actor, { to: "project", email: someone(), projectId, role: "editor" }),
  ),
  row("revokeInvitation", leads, async ({ db, projectId, people }, actor) => {
    const to = { to: "project", email: someone(), projectId, role: "editor" } as const;
    const invited = await invitePerson(db, people.lead, to);
    const id = invited.ok && invited.value.kind === "link" ? invited.value.invitationId : "";
    return revokeInvitation(db, actor, id);
  }),
  row("addSource", writers, ({ db, projectId }, actor) =>
    addSource(db, sourceStore(), actor, projectId, { title: "Bees", fileName: null, mediaType: "text/plain", bytes }),
  ),
  row("removeSource", writers, async ({ db, projectId }, actor) =>
    removeSource(db, actor, (await givenSource(db, projectId)).id),
  ),
];

const drafts: CommandRow[] = [
  row("createDraft", writers, (desk, actor) =>
    createDraft(desk.db, actor, desk.projectId, { kind: "article", title: "By hand" }),
  ),
  row("createTranslatedDraft", writers, (desk, actor) =>
    createTranslatedDraft(desk.db, actor, desk.projectId, TRANSLATED),
  ),
  row("saveDraft", writers, async (desk, actor) => {
    const { id: draftId, revisionId } = await desk.draft("draft");
    const content = { title: "New", markdown: "New.\n" };
    return saveDraft(desk.db, actor, { draftId, baseRevisionId: revisionId, content });
  }),
  row("restoreRevision", writers, async (desk, actor) =>
    restoreRevision(desk.db, actor, { draftId: (await desk.draft("draft")).id, number: 1 }),
  ),
  row("submitDraft", writers, async (desk, actor) => submitDraft(desk.db, actor, await target(desk, "draft"))),
  row("withdrawDraft", writers, async (desk, actor) =>
    withdrawDraft(desk.db, actor, (await desk.draft("in_review")).id),
  ),
  row("decideReview", reviewers, async (desk, actor) =>
    decideReview(desk.db, actor, { ...(await target(desk, "in_review")), verdict: "approve" }),
  ),
  row("publishDraft", writers, async (desk, actor) => publishDraft(desk.db, actor, await target(desk, "approved"))),
  row("scheduleDraft", writers, async (desk, actor) =>
    scheduleDraft(desk.db, actor, { ...(await target(desk, "approved")), at: tomorrow() }),
  ),
  row("cancelSchedule", writers, async (desk, actor) => {
    const draft = await target(desk, "approved");
    await scheduleDraft(desk.db, desk.people.lead, { ...draft, at: tomorrow() });
    return cancelSchedule(desk.db, actor, draft);
  }),
  row("unpublishDraft", writers, async (desk, actor) => unpublishDraft(desk.db, actor, await target(desk, "live"))),
  row("requestGeneration", writers, ({ db, projectId, sourceId }, actor) =>
    requestGeneration(db, actor, projectId, { kind: "summary", brief: { words: 60 }, sourceIds: [sourceId] }),
  ),
  row("cancelGeneration", writers, async (desk, actor) =>
    cancelGeneration(desk.db, actor, await desk.generation("queued")),
  ),
  row("dismissAbandoned", writers, async (desk, actor) =>
    dismissAbandoned(desk.db, actor, { type: "generation", id: await crashed(desk) }),
  ),
  row("retryAbandoned", writers, async (desk, actor) =>
    retryAbandoned(desk.db, actor, { type: "generation", id: await crashed(desk) }),
  ),
  row("retryGeneration", writers, async (desk, actor) =>
    retryGeneration(desk.db, actor, await desk.generation("failed")),
  ),
];

const ofFailed: CommandRow[] = [
  row("repeatGeneration", writers, async (desk, actor) => {
    const id = await desk.generation("failed");
    const { draftId } = await desk.db.generation.findUniqueOrThrow({ where: { id } });
    return repeatGeneration(desk.db, actor, draftId);
  }),
  row("createBatch", writers, ({ db, projectId }, actor) =>
    createBatch(db, actor, projectId, { kind: "product-description", title: "Mugs", items: [MUG] }),
  ),
  row("acceptClean", writers, async (desk, actor) => acceptClean(desk.db, actor, await desk.batch())),
  row("retryFailed", writers, async (desk, actor) => retryFailed(desk.db, actor, await desk.batch())),
  row("cancelRest", writers, async (desk, actor) => cancelRest(desk.db, actor, await desk.batch())),
  row("keepText", writers, async (desk, actor) => keepText(desk.db, actor, await desk.stopped())),
];

const installation: CommandRow[] = [
  row(
    "invitePerson to the desk",
    admins,
    ({ db }, actor) => invitePerson(db, actor, { to: "desk", email: someone(), isAdmin: false }),
    "forbidden",
  ),
  row(
    "createPasswordLink",
    admins,
    ({ db, people }, actor) => createPasswordLink(db, actor, people.viewer.userId),
    "forbidden",
  ),
  row(
    "changeUser",
    admins,
    ({ db, people }, actor) => changeUser(db, actor, people.viewer.userId, { isAdmin: false }),
    "forbidden",
  ),
  row(
    "removeUser",
    admins,
    async ({ db }, actor) => removeUser(db, actor, (await givenPerson(db)).userId),
    "forbidden",
  ),
  row("requestInstall", admins, ({ db }, actor) => requestInstall(db, actor, "extractive-v1"), "forbidden"),
  // Nothing answers there, so who may is refused for another reason than the policy: that is reached, and enough here.
  row("listEndpointModels", admins, async (_desk, actor) => void (await listEndpointModels(actor, PLACE)), "forbidden"),
  row(
    "registerEndpoint",
    admins,
    async ({ db }, actor) =>
      void (await registerEndpoint(db, actor, { ...PLACE, name: "S", model: "m", tasks: ["write"], concurrency: 1 })),
    "forbidden",
  ),
  row(
    "replaceKey",
    admins,
    async (desk, actor) => void (await replaceKey(desk.db, actor, await desk.endpoint(), null)),
    "forbidden",
  ),
  row("cancelInstall", admins, async (desk, actor) => cancelInstall(desk.db, actor, await desk.install()), "forbidden"),
  row("requestProfile", admins, ({ db, versionIds }, actor) => requestProfile(db, actor, versionIds[0]), "forbidden"),
  row(
    "cancelProfile",
    admins,
    async (desk, actor) => cancelProfile(desk.db, actor, (await desk.profile()).id),
    "forbidden",
  ),
];

/** Of oneself: somebody else's session or token is as good as none. */
const account: CommandRow[] = [
  row("changeOwnName", everybody, ({ db }, actor) => changeOwnName(db, actor, "Another Name")),
  row("createToken", everybody, ({ db }, actor) =>
    createToken(db, actor, { name: "script", scopes: ["read"], days: 1 }),
  ),
  row("endOwnSession of somebody else", [], async ({ db }, actor) =>
    endOwnSession(db, actor, (await givenPerson(db)).sessionId),
  ),
  row("revokeToken of somebody else", [], async ({ db }, actor) => {
    const { userId } = await givenPerson(db);
    const token = await db.apiToken.findFirstOrThrow({ where: { userId }, select: { id: true } });
    return revokeToken(db, actor, token.id);
  }),
];

export const commandTable: CommandRow[] = [
  ...comparisonCommands,
  ...projects,
  ...drafts,
  ...ofFailed,
  ...installation,
  ...orderRows,
  ...deploymentCommands,
  ...versionCommands,
  ...queueCommands,
  ...account,
];

/** Their own rules are tested with them: who signs in or comes by a link is nobody yet, and a password is one's own. */
export const COMMANDS_WITHOUT_ROLE = ["signIn", "acceptInvitation", "changePassword"];

async function target(desk: AccessDesk, state: Parameters<AccessDesk["draft"]>[0]) {
  const { id: draftId, revisionId } = await desk.draft(state);
  return { draftId, revisionId, note: "" };
}
