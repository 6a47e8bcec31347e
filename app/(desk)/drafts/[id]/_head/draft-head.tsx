"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { AvatarStack } from "../../../../_components/avatar.tsx";
import { LocalTime } from "../../../../_components/local-time.tsx";
import { Crumbs } from "../../../../_components/page-head.tsx";
import { Status } from "../../../../_components/status.tsx";
import { useDraft } from "../../../../_kinds/saving/draft-session.tsx";
import { languageName } from "../../../language-name.ts";
import { statusWord } from "../../../draft-status.ts";
import { DraftMenu } from "./draft-menu.tsx";
import { MainAction } from "./main-action.tsx";
import { SavedState } from "./saved-state.tsx";

type Props = { me: string; suggestedSlug: string; mayRetry: boolean; isText: boolean };

/** `me`: who reads and edits here. `mayRetry`: there is an order to write again from. `isText`: it can be translated. */
export function DraftHead({ me, suggestedSlug, mayRetry, isText }: Props) {
  const t = useTranslations("drafts.head");
  const common = useTranslations("common");
  const draft = useDraft();
  const people = [
    { name: me, role: t(draft.abilities.save ? "editing" : "reading") },
    ...(draft.createdBy && draft.createdBy !== me ? [{ name: draft.createdBy, role: t("began") }] : []),
  ];
  return (
    <header className="workspace-head">
      <div className="workspace-title">
        <Crumbs
          crumbs={[
            { label: draft.project.name, href: `/projects/${draft.project.slug}` as Route },
            { label: t("kind", { kind: common(`kind.${draft.kind}`), language: languageName(draft.language) }) },
          ]}
        />
        <h1 lang={draft.language}>{draft.title}</h1>
      </div>
      <div className="workspace-meta">
        <DraftState />
        <AvatarStack people={people} />
        <SavedState />
      </div>
      <div className="actions">
        <DraftMenu mayRetry={mayRetry} isText={isText} />
        <MainAction suggestedSlug={suggestedSlug} />
      </div>
    </header>
  );
}

function DraftState() {
  const t = useTranslations("drafts.head");
  const common = useTranslations("common.status");
  const draft = useDraft();
  if (draft.activeGenerationId) return <Status state="writing">{common("writing")}</Status>;
  if (draft.live?.isHead) return <Status state="live">{common("live")}</Status>;
  if (draft.scheduled?.isHead && draft.status === "approved")
    return (
      <Status
        state="scheduled"
        detail={
          <>
            {t("goesLive")} <LocalTime at={draft.scheduled.at} look="moment" />
          </>
        }
      >
        {common("scheduled")}
      </Status>
    );
  const state = statusWord(draft.status);
  return (
    <Status state={state} detail={draft.live ? t("olderLive") : undefined}>
      {common(state)}
    </Status>
  );
}
