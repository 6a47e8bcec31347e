/** Versions that wrote: one to recall, one that is recalled, and one that serves. */
import type { Database } from "#lib/db/client";
import { recallVersion } from "#lib/models/recalls/commands";
import { describeVersion } from "#lib/models/versions/commands";
import { publishDraft } from "#lib/publishing/commands";
import { givenProject, givenSource, givenUser } from "./given.ts";
import { givenWritten } from "./given-written.ts";

export async function givenRecallDesk(db: Database) {
  const admin = await givenUser(db, { isAdmin: true, name: "Marta Nunes" });
  const { id: projectId } = await givenProject(db, admin, { name: "Apiary course", approvals: 0 });
  const { id: sourceId } = await givenSource(db, projectId);
  const versionId = await givenVersionNamed(db, "in-short", 2);
  const live = await givenWritten(db, admin, projectId, { versionId, sourceId, title: "Dance of the bees" });
  await publishDraft(db, admin, live);
  await givenWritten(db, admin, projectId, { versionId, sourceId, title: "Kept in winter" });

  const openId = await givenVersionNamed(db, "long-form", 1);
  await describeVersion(db, admin, openId, {
    purpose: "Articles of some 800 words about nature, in plain sentences. Not for product texts.",
    tags: ["articles", "nature"],
  });
  const open = await givenWritten(db, admin, projectId, { versionId: openId, sourceId, title: "What bees eat" });
  await givenWritten(db, admin, projectId, { versionId: openId, sourceId, title: "How a queen is raised" });
  const recalled = await recallVersion(db, admin, openId, "It gave a colony 600,000 bees.");
  if (!recalled.ok) throw new Error(`not recalled: ${recalled.reason}`);

  const servingId = await givenVersionNamed(db, "weighs-claims", 1, "entail");
  await db.deployment.upsert({
    where: { id: (await db.deployment.findFirst({ where: { task: "entail" } }))?.id ?? servingId },
    create: { task: "entail", championId: servingId },
    update: { championId: servingId },
  });
  return { versionId, openId, openDraftId: open.draftId, servingId };
}

async function givenVersionNamed(db: Database, name: string, number: number, task: "write" | "entail" = "write") {
  const model = await db.registeredModel.create({ data: { name }, select: { id: true } });
  const version = await db.modelVersion.create({
    data: {
      ...{ modelId: model.id, number, status: "ready", tasks: [task], engine: "scripted", format: "none" },
      ...{ files: [], digest: "0".repeat(64), licence: "Apache-2.0", languages: ["en"], memoryBytes: 480_000_000n },
      origin: { source: "built-in", reference: "scripted", fetchedAt: new Date().toISOString() },
    },
    select: { id: true },
  });
  return version.id;
}
