import type { UserActor } from "#lib/auth/actor";
import type { Database } from "#lib/db/client";
import { presentDraftWithContent } from "#lib/drafts/present";
import { findDraft } from "#lib/drafts/queries";
import { findRevision } from "#lib/drafts/revisions/queries";
import { presentGeneration } from "#lib/generations/present";
import { findLatestGeneration, readTranscript } from "#lib/generations/queries";
import { findTriedBefore, listRunVersions } from "#lib/generations/runs/queries";
import { kindOf } from "#lib/kinds/registry";
import { mayAdminister } from "#lib/auth/policy";
import { listModels } from "#lib/models/queries";
import { findSource } from "#lib/sources/queries";
import { slugOf } from "#lib/text/slug";
import type { DraftView } from "../../../_kinds/draft-view.ts";

/** What the screen of a draft shows. Null when it is not there, or not for this person. */
export async function loadDraftPage(db: Database, actor: UserActor, id: string) {
  const draft = await findDraft(db, actor, id);
  if (!draft) return null;
  const [revision, generation, tested] = await Promise.all([
    draft.head && findRevision(db, draft, draft.head.id),
    findLatestGeneration(db, actor, id),
    mayAdminister(actor, "models.read") ? listRunVersions(db, id) : [],
  ]);
  const view: DraftView = presentDraftWithContent(draft, revision, generation?.brief ?? null);
  const sourceIds = [...view.evidence.map(({ sourceId }) => sourceId), ...(generation?.sourceIds ?? [])];
  const kind = kindOf(draft.kind);
  return {
    view,
    markdown: revision ? kind.toMarkdown(kind.contentSchema.parse(revision.content)) : "",
    generation: generation && presentGeneration(generation),
    before: generation && (await findTriedBefore(db, generation)),
    tested,
    sources: await nameSources(db, actor, sourceIds),
    suggestedSlug: draft.live?.slug ?? slugOf(draft.title),
    lastWord: await loadLastWord(db, actor, generation, revision?.createdAt ?? null),
  };
}

async function nameSources(db: Database, actor: UserActor, ids: (string | null)[]) {
  const given = [...new Set(ids)].filter((id) => id !== null);
  const found = await Promise.all(given.map((id) => findSource(db, actor, id)));
  return found.flatMap((source) => (source ? [{ id: source.id, title: source.title }] : []));
}

type Latest = Awaited<ReturnType<typeof findLatestGeneration>>;

/** A generation that ended without a text, while nothing newer was saved: what it left, and what may be done. */
async function loadLastWord(db: Database, actor: UserActor, latest: Latest, savedAt: Date | null) {
  if (!latest || (latest.status !== "failed" && latest.status !== "cancelled")) return null;
  if (savedAt && latest.finishedAt && savedAt > latest.finishedAt) return null;
  const [transcript, models] = await Promise.all([readTranscript(db, latest.id), listModels(db, actor)]);
  const versions = models.items.flatMap((model) =>
    model.versions
      .filter(({ status, tasks }) => status === "ready" && tasks.includes("write"))
      .map(({ id, number }) => ({ id, label: `${model.name} v${number}` })),
  );
  return {
    generation: presentGeneration(latest),
    transcript: transcript.text,
    versions: latest.kind === "translation" ? [] : versions,
    mayInstall: mayAdminister(actor, "models.manage"),
  };
}
