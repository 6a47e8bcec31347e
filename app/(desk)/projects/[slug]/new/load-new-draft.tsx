import type { ReactNode } from "react";
import type { UserActor } from "#lib/auth/actor";
import { may } from "#lib/auth/queries";
import type { Database } from "#lib/db/client";
import { listDrafts } from "#lib/drafts/queries";
import { listActiveGenerations } from "#lib/generations/queries";
import { isTextKind, KIND_NAMES, kindOf } from "#lib/kinds/registry";
import type { KindName } from "#lib/kinds/registry";
import { resolveDeployment } from "#lib/models/queries";
import type { FoundProject } from "#lib/projects/queries";
import { countWorkers } from "#lib/workers/queries";
import { screensOf } from "../../../../_kinds/registry.tsx";
import { startPair } from "../../../../_kinds/translation/start-pair.ts";
import { searchSources } from "./look-up.ts";

const listedDrafts = 100;

type Query = { kind: KindName; sourceIds: string[]; draftId: string | null };

/** All that the form shows at first: fields of each kind, sources, who would write, and what waits already. */
export async function loadNewDraft(db: Database, actor: UserActor, { project, access }: FoundProject, query: Query) {
  const [sources, drafts, writers, active, workers] = await Promise.all([
    searchSources({ projectId: project.id, q: "", chosen: query.sourceIds }),
    listDrafts(db, access, {}, { limit: listedDrafts, cursor: null }),
    listWriters(db, project.id),
    listActiveGenerations(db, actor),
    countWorkers(db),
  ]);
  const fields = {
    language: project.language,
    audience: project.audience,
    drafts: drafts.items
      .filter((draft) => draft.head && isTextKind(draft.kind))
      .map(({ id, title, language }) => ({ id, title, language })),
    draftId: query.draftId,
  };
  const briefs = KIND_NAMES.map((kind): { kind: KindName; sources: string; fields: ReactNode } => {
    const { BriefFields } = screensOf(kind);
    return { kind, sources: kindOf(kind).sources, fields: <BriefFields {...fields} /> };
  });
  return {
    projectId: project.id,
    briefs,
    kind: query.kind,
    sources,
    chosen: query.sourceIds.filter((id) => sources.some((source) => source.id === id)),
    mayAddSources: may(access, "source.add"),
    guidelines: {
      words: wordsIn(project.guidelines),
      characters: project.guidelines.length,
      forbidden: project.forbiddenWords.length,
    },
    pair: startPair(fields),
    writers,
    queue: {
      waiting: active.filter(({ status }) => status === "queued").length,
      running: active.filter(({ status }) => status === "running").length,
      workers,
    },
  };
}

/** Who would write each kind; null where drafts are built by extraction. */
async function listWriters(db: Database, projectId: string): Promise<Record<KindName, string | null>> {
  const found = await Promise.all(
    KIND_NAMES.map(async (kind) => {
      const writer = await resolveDeployment(db, { task: "write", projectId, kind });
      return [kind, writer && writer.engine !== "extractive" ? `${writer.ref.name} v${writer.ref.number}` : null];
    }),
  );
  return Object.fromEntries(found) as Record<KindName, string | null>;
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
