"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useSyncExternalStore, type ReactNode } from "react";
import { toMarkdown } from "#lib/kinds/quiz/markdown";
import type { QuizContent } from "#lib/kinds/quiz/schema";
import type { SourceName } from "../draft-view.ts";
import { Lead } from "../questions/lead.tsx";
import { ConflictDialog } from "../saving/conflict-dialog.tsx";
import { useDraft, useSaver } from "../saving/draft-session.tsx";
import { directionOf } from "../text/direction.ts";
import { HonestNotes } from "../text/honest-notes.tsx";
import { AddQuestion } from "./add-question.tsx";
import { FindingList } from "./finding-list.tsx";
import { QuestionRow } from "./question-row.tsx";
import { QuizBar } from "./quiz-bar.tsx";
import { QuizCoverage } from "./quiz-coverage.tsx";
import { QuizOutline } from "./quiz-outline.tsx";
import { evidenceOf, type SourceParts } from "./source-parts.ts";
import { useQuizActs } from "./use-quiz-acts.ts";
import "./quiz-editor.css";

type Props = {
  sources: SourceName[];
  parts: SourceParts[];
  history: ReactNode;
  brief: ReactNode;
  failure: ReactNode;
};

/** The quiz as cards. What is typed is saved by itself; findings come back with the saved revision. */
export function QuizWorkspace({ sources, parts, history, brief, failure }: Props) {
  const t = useTranslations("quiz.editor");
  const draft = useDraft();
  const saver = useSaver();
  const router = useRouter();
  const content = useSyncExternalStore(
    saver.subscribe,
    () => saver.content,
    () => saver.content,
  ) as QuizContent | undefined;
  const acts = useQuizActs();
  const quiz = content ?? { title: draft.title, questions: [] };
  const editable = draft.abilities.save;
  const { language, evidence, findings } = draft;
  return (
    <div className="quiz-columns">
      <QuizOutline quiz={quiz} findings={findings} revision={draft.revision} language={language} />
      <div className="quiz-main" tabIndex={0} role="region" aria-label={t("questions")}>
        {failure}
        <QuizBar
          quiz={quiz}
          evidence={evidence}
          sources={sources}
          language={language}
          history={history}
          brief={brief}
          onHistory={() => startTransition(() => router.refresh())}
        />
        <Lead
          key={saver.adopted}
          title={quiz.title}
          introduction={quiz.introduction ?? ""}
          set={{ lang: language, dir: directionOf(language) }}
          editable={editable}
          onTitle={(title) => acts.change({ title })}
          onIntroduction={(words) => acts.change({ introduction: words || undefined })}
        />
        <HonestNotes notes={draft.revision?.notes ?? []} />
        <QuizCoverage parts={parts} quiz={quiz} evidence={evidence} />
        <FindingList
          findings={findings.filter(({ place }) => !("questionId" in place))}
          quiz={quiz}
          editable={editable}
          onRepair={acts.repair}
        />
        <ol className="question-rows">
          {quiz.questions.map((question, index) => (
            <QuestionRow
              key={question.id}
              question={question}
              number={index + 1}
              count={quiz.questions.length}
              quiz={quiz}
              evidence={evidenceOf(question, evidence)}
              findings={findings.filter(({ place }) => "questionId" in place && place.questionId === question.id)}
              sources={sources}
              language={language}
              editable={editable}
              acts={acts}
            />
          ))}
        </ol>
        {editable && <AddQuestion isEmpty={quiz.questions.length === 0} onAdd={acts.add} />}
      </div>
      <ConflictDialog textOf={(mine) => toMarkdown(mine as QuizContent)} onTaken={() => undefined} />
    </div>
  );
}
