/** One project with somebody in each role, somebody from elsewhere, an admin, and all that calls are made on. */
import type { Actor } from "#lib/auth/actor";
import type { Database } from "#lib/db/client";
import { endCancelled } from "#lib/generations/attempts/commands";
import { createBatch } from "#lib/generations/batches/commands";
import { cancelGeneration } from "#lib/generations/commands";
import { appendEvents } from "#lib/generations/events";
import { requestActivation } from "#lib/models/deployments/activations/commands";
import { publishDraft } from "#lib/publishing/commands";
import { scheduleDraft } from "#lib/publishing/schedules/commands";
import { claimReview } from "#lib/reviews/claims/commands";
import { decideReview, submitDraft } from "#lib/reviews/commands";
import type { PersonName } from "./access-people.ts";
import { givenPerson } from "./api-desk.ts";
import type { Person } from "./api-desk.ts";
import { completeAsked } from "./complete-swap.ts";
import { givenEndpoint } from "./given-endpoint.ts";
import { givenClaim, givenDraft, givenGeneration, givenProject, givenSource, MUG } from "./given.ts";
import { givenScriptedVersion } from "./given-scripted.ts";

export type AccessDesk = Awaited<ReturnType<typeof givenAccessDesk>>;
type DraftState = "draft" | "in_review" | "approved" | "scheduled" | "live";

export const tomorrow = () => new Date(Date.now() + 86_400_000);

export async function givenAccessDesk(db: Database) {
  const lead = await givenPerson(db, { name: "Lead" });
  const { id: projectId } = await givenProject(db, lead, { name: "Under test", fourEyes: false });
  const people = { lead, ...(await givenOthers(db, projectId)) };
  const { id: sourceId } = await givenSource(db, projectId);
  const versionIds = [await givenScriptedVersion(db, "write"), await secondVersion(db)] as const;
  const { modelId } = await db.modelVersion.findUniqueOrThrow({ where: { id: versionIds[0] } });

  return {
    db,
    projectId,
    sourceId,
    people,
    modelId,
    versionIds,

    async draft(state: DraftState) {
      const { id, revision } = await givenDraft(db, lead, projectId);
      const target = { draftId: id, revisionId: revision.id };
      if (state !== "draft") await submitDraft(db, lead, { ...target, note: "" });
      if (state === "approved" || state === "scheduled" || state === "live")
        await decideReview(db, lead, { ...target, verdict: "approve", note: "" });
      if (state === "scheduled") await scheduleDraft(db, lead, { ...target, at: tomorrow() });
      if (state === "live") await publishDraft(db, lead, target);
      return { id, revisionId: revision.id };
    },

    /** In review, and taken by the lead. */
    async claimed() {
      const { id } = await this.draft("in_review");
      await claimReview(db, lead, id);
      return { id };
    },

    async generation(status: "queued" | "failed") {
      const { id } = await givenGeneration(db, lead, projectId, { sourceIds: [sourceId] });
      if (status === "failed") await cancelGeneration(db, lead, id);
      return id;
    },

    /** A generation that was stopped after it had written a sentence. */
    async stopped() {
      const { id } = await givenGeneration(db, lead, projectId, { sourceIds: [sourceId] });
      const claim = await givenClaim(db, id);
      await appendEvents(db, [{ ...claim, type: "text", data: { text: "Bees cluster.\n" } }], 1);
      await endCancelled(db, claim);
      return id;
    },

    /** A version of a server on this machine, which no setting allows to ask. */
    endpoint: () => givenEndpoint(db),

    async batch() {
      const outcome = await createBatch(db, lead, projectId, {
        kind: "product-description",
        title: "Mugs",
        items: [MUG],
      });
      if (!outcome.ok) throw new Error(outcome.reason);
      return outcome.value.id;
    },

    async install() {
      await db.modelInstall.deleteMany({});
      return (await db.modelInstall.create({ data: { catalogId: "extractive-v1" }, select: { id: true } })).id;
    },

    /** A self-test that waits. */
    async profile() {
      await db.capabilityProfile.deleteMany({});
      const data = { versionId: versionIds[0], suite: "test" };
      return db.capabilityProfile.create({ data, select: { id: true, versionId: true } });
    },

    /** The deployment of the write task, on its first version or, after a change, on its second, and nothing open. */
    async deployment(champion: "first" | "second") {
      const { id } = await db.deployment.findFirstOrThrow({ where: { task: "write", projectId: null, kind: null } });
      await clear(db, id);
      for (const versionId of champion === "first" ? [versionIds[0]] : [versionIds[0], versionIds[1]]) {
        const wanted = { deploymentId: id, versionId, reason: "As the test wants it." };
        const asked = await requestActivation(db, people.admin, wanted);
        if (asked.ok || asked.reason !== "already-active") await completeAsked(db, asked);
      }
      return id;
    },

    /** The same, with the second version tried beside the first. */
    async challenged(mode: "canary" | "shadow") {
      const id = await this.deployment("first");
      const share = mode === "canary" ? 20 : 0;
      await db.deployment.update({ where: { id }, data: { challengerId: versionIds[1], mode, share } });
      return id;
    },

    /** One for the project alone. */
    async override() {
      await db.deployment.deleteMany({ where: { projectId } });
      const data = { task: "write" as const, projectId, championId: versionIds[0] };
      return (await db.deployment.create({ data, select: { id: true } })).id;
    },

    /** A change that waits: proposed by somebody who is none of these people. */
    async swap() {
      const deploymentId = await this.deployment("first");
      const [fromId, toId] = versionIds;
      const data = { deploymentId, fromId, toId, type: "activated", reason: "Try.", revision: 1 };
      const proposed = { ...data, status: "proposed" as const };
      return (await db.modelSwap.create({ data: proposed, select: { id: true } })).id;
    },
  };
}

async function clear(db: Database, deploymentId: string): Promise<void> {
  await db.modelSwap.deleteMany({ where: { deploymentId, status: { in: ["proposed", "queued", "running"] } } });
  await db.comparison.deleteMany({ where: { deploymentId } });
  const none = { challengerId: null, mode: null, share: 0, secondAdmin: false };
  await db.deployment.update({ where: { id: deploymentId }, data: none });
}

async function givenOthers(db: Database, projectId: string): Promise<Record<Exclude<PersonName, "lead">, Person>> {
  const member = async (role: "editor" | "reviewer" | "viewer") => {
    const person = await givenPerson(db, { name: role });
    await db.projectMember.create({ data: { projectId, userId: person.userId, role } });
    return person;
  };
  const stranger = await givenPerson(db, { name: "Stranger" });
  await givenProject(db, stranger as Actor, { name: "Elsewhere" });
  return {
    editor: await member("editor"),
    reviewer: await member("reviewer"),
    viewer: await member("viewer"),
    stranger,
    admin: await givenPerson(db, { name: "Admin", isAdmin: true }),
  };
}

/** Ready for the same task, and serving nothing. */
async function secondVersion(db: Database): Promise<string> {
  const first = await db.modelVersion.findFirstOrThrow({ where: { tasks: { has: "write" } } });
  const { id: _id, createdAt: _createdAt, error: _error, trainingRun: _run, golden: _golden, ...kept } = first;
  const { settings, files, origin, ...columns } = kept;
  const second = await db.modelVersion.create({
    data: { ...columns, number: 2, settings: settings as object, files: files as object, origin: origin as object },
    select: { id: true },
  });
  return second.id;
}
