"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useSyncExternalStore, type ReactNode } from "react";
import { toMarkdown } from "#lib/kinds/personality-quiz/markdown";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { FindingNotes } from "../questions/finding-notes.tsx";
import { Lead } from "../questions/lead.tsx";
import { ConflictDialog } from "../saving/conflict-dialog.tsx";
import { useDraft, useSaver } from "../saving/draft-session.tsx";
import { directionOf } from "../text/direction.ts";
import { HonestNotes } from "../text/honest-notes.tsx";
import { setIntroduction } from "./edit-personality.ts";
import { OddsChart } from "./odds-chart.tsx";
import { OutcomeList } from "./outcome-list.tsx";
import { PersonalityBar } from "./personality-bar.tsx";
import { PersonalityOutline } from "./personality-outline.tsx";
import { QuestionList } from "./question-list.tsx";
import { usePersonalityActs } from "./use-personality-acts.ts";
import "../quiz/quiz-editor.css";
import "./personality.css";

type Props = { history: ReactNode; brief: ReactNode; failure: ReactNode };

/** What is typed is saved by itself; chances are counted while it is typed, findings come back with the saved revision. */
export function PersonalityWorkspace({ history, brief, failure }: Props) {
  const t = useTranslations("personality.editor");
  const draft = useDraft();
  const saver = useSaver();
  const router = useRouter();
  const saved = useSyncExternalStore(
    saver.subscribe,
    () => saver.content,
    () => saver.content,
  ) as PersonalityContent | undefined;
  const acts = usePersonalityActs();
  const content = saved ?? { title: draft.title, outcomes: [], questions: [] };
  const { language, findings } = draft;
  const shared = {
    content,
    findings,
    editable: draft.abilities.save,
    set: { lang: language, dir: directionOf(language) },
    acts,
  };
  return (
    <div className="quiz-columns">
      <PersonalityOutline content={content} findings={findings} revision={draft.revision} language={language} />
      <div className="quiz-main" tabIndex={0} role="region" aria-label={t("region")}>
        {failure}
        <PersonalityBar
          content={content}
          language={language}
          history={history}
          brief={brief}
          onHistory={() => startTransition(() => router.refresh())}
        />
        <Lead
          key={saver.adopted}
          {...shared}
          title={content.title}
          introduction={content.introduction ?? ""}
          onTitle={(title) => acts.apply((now) => ({ ...now, title }))}
          onIntroduction={(words) => acts.apply((now) => setIntroduction(now, words))}
        />
        <HonestNotes notes={draft.revision?.notes ?? []} />
        <OddsChart {...shared} />
        <FindingNotes
          findings={findings.filter(({ place }) => "whole" in place)}
          editable={shared.editable}
          onRepair={acts.repair}
        />
        <OutcomeList {...shared} />
        <QuestionList {...shared} />
      </div>
      <ConflictDialog textOf={(mine) => toMarkdown(mine as PersonalityContent)} onTaken={() => undefined} />
    </div>
  );
}
