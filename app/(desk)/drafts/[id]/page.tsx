import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { findDraft } from "#lib/drafts/queries";
import { isTextKind } from "#lib/kinds/registry";
import { CurrentProject } from "../../../_components/shell/current-project.tsx";
import { ClientWords } from "../../../_kinds/client-words.tsx";
import { screensOf } from "../../../_kinds/registry.tsx";
import { TestedVersions } from "../../../_kinds/text/tested-versions.tsx";
import { DraftSession } from "../../../_kinds/saving/draft-session.tsx";
import { CheckWatch } from "../../../_kinds/saving/check-watch.tsx";
import { BriefPanel } from "./_brief/brief-panel.tsx";
import { HistoryPanel } from "./_history/history-panel.tsx";
import { DraftHead } from "./_head/draft-head.tsx";
import { RecallNote } from "./_head/recall-note.tsx";
import { ScheduleNote } from "./_head/schedule-note.tsx";
import { FailurePanel } from "./_writing/failure-panel.tsx";
import { Writing } from "./_writing/writing.tsx";
import { loadDraftPage } from "./load-draft-page.ts";
import { SetText } from "./set-text.tsx";

type Props = PageProps<"/drafts/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const draft = await findDraft(db, await requireUser(), (await params).id);
  return { title: draft?.title };
}

export default async function DraftPage({ params }: Props) {
  const actor = await requireUser();
  const [page, requestHeaders, t] = await Promise.all([
    loadDraftPage(db, actor, (await params).id),
    headers(),
    getTranslations("drafts"),
  ]);
  if (!page) notFound();
  const { view, generation, lastWord } = page;
  const { Editor } = screensOf(view.kind);
  return (
    <ClientWords>
      <CurrentProject slug={view.project.slug} />
      <DraftSession key={view.activeGenerationId ?? "idle"} draft={view} offline={t("offline")}>
        <div className="workspace workspace-slim">
          <CheckWatch />
          <DraftHead
            me={actor.name}
            suggestedSlug={page.suggestedSlug}
            mayRetry={generation !== null}
            isText={isTextKind(view.kind)}
          />
          <RecallNote draftId={view.id} />
          <ScheduleNote draftId={view.id} liveSince={view.live?.publishedAt ?? null} />
          <TestedVersions versions={page.tested}>
            {view.activeGenerationId && generation ? (
              <Writing generation={generation} language={view.language} isText={isTextKind(view.kind)} />
            ) : (
              <Editor
                text={<SetText view={view} markdown={page.markdown} />}
                sources={page.sources}
                history={<HistoryPanel draftId={view.id} />}
                brief={<BriefPanel view={view} generation={generation} sources={page.sources} before={page.before} />}
                failure={lastWord && <FailurePanel {...lastWord} view={view} />}
                nonce={requestHeaders.get("x-nonce") ?? undefined}
              />
            )}
          </TestedVersions>
        </div>
      </DraftSession>
    </ClientWords>
  );
}
