"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Finding } from "#lib/kinds/evidence";
import type { QuestionType, QuizContent, QuizQuestion } from "#lib/kinds/quiz/schema";
import { notify } from "../../_components/toast-queue.ts";
import { useSaver } from "../saving/draft-session.tsx";
import { addQuestion, duplicateQuestion, insertQuestion, moveQuestion, removeQuestion, withType } from "./edit-quiz.ts";
import { keepFocus } from "../questions/keep-focus.ts";

export type QuizActs = {
  change: (part: Partial<QuizContent>) => void;
  add: (type: QuestionType) => void;
  edit: (id: string, change: (question: QuizQuestion) => QuizQuestion) => void;
  retype: (id: string, type: QuestionType) => void;
  duplicate: (id: string) => void;
  move: (id: string, step: 1 | -1) => void;
  remove: (id: string) => void;
  repair: (finding: Finding) => Promise<void>;
};

/** What an editor does to the quiz. Taking away and repairing can be undone from the notice that says so. */
export function useQuizActs(): QuizActs {
  const t = useTranslations("quiz.editor");
  const saver = useSaver();
  return useMemo(() => {
    const now = () => saver.content as QuizContent;
    const apply = (change: (content: QuizContent) => QuizContent) => {
      const next = change(now());
      if (next !== now()) saver.edit(next);
    };
    const undoable = (message: string, undo: (content: QuizContent) => QuizContent) =>
      notify({ message, action: { label: t("undo"), run: () => apply(undo) } });
    const edit: QuizActs["edit"] = (id, change) =>
      apply((content) => {
        const question = content.questions.find((one) => one.id === id);
        return question ? changeWhole(content, change(question)) : content;
      });

    return {
      change: (part) => apply((content) => ({ ...content, ...part })),
      add: (type) => {
        apply((content) => addQuestion(content, type));
        focusStem(now().questions.at(-1)?.id);
      },
      edit,
      retype: (id, type) => {
        const before = now().questions.find((question) => question.id === id);
        edit(id, (question) => withType(question, type));
        if (before && before.type !== type)
          undoable(t("retyped", { type: t(`type.${type}`) }), (content) => changeWhole(content, before));
      },
      duplicate: (id) => {
        apply((content) => duplicateQuestion(content, id));
        const at = now().questions.findIndex((question) => question.id === id);
        focusStem(now().questions[at + 1]?.id);
      },
      move: (id, step) => keepFocus(() => apply((content) => moveQuestion(content, id, step))),
      remove: (id) => {
        const at = now().questions.findIndex((question) => question.id === id);
        const removed = now().questions[at];
        if (!removed) return;
        apply((content) => removeQuestion(content, id));
        focusStem((now().questions[at] ?? now().questions[at - 1])?.id);
        undoable(t("removed", { number: at + 1 }), (content) => insertQuestion(content, at, removed));
      },
      repair: async (finding) => {
        const { repair } = await import("#lib/kinds/quiz/repair");
        const before = now();
        apply((content) => repair(content, finding));
        if (now() === before) notify({ message: t("outdated") });
        else undoable(t("repaired"), () => before);
      },
    };
  }, [saver, t]);
}

/** The question takes the place of the one with its id. */
function changeWhole(content: QuizContent, question: QuizQuestion): QuizContent {
  return { ...content, questions: content.questions.map((one) => (one.id === question.id ? question : one)) };
}

function focusStem(id: string | undefined): void {
  if (!id) return;
  requestAnimationFrame(() => {
    const stem = document.getElementById(`stem-${id}`);
    stem?.focus();
    stem?.scrollIntoView({ block: "nearest" });
  });
}
