"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Finding } from "#lib/kinds/evidence";
import type { PersonalityContent, PersonalityQuestion } from "#lib/kinds/personality-quiz/schema";
import { recomputeWeights } from "#lib/kinds/personality-quiz/weights";
import { notify } from "../../_components/toast-queue.ts";
import { keepFocus } from "../questions/keep-focus.ts";
import { useSaver } from "../saving/draft-session.tsx";
import * as edits from "./edit-personality.ts";

type Change = (content: PersonalityContent) => PersonalityContent;

export type PersonalityActs = {
  apply: (change: Change) => void;
  edit: (questionId: string, change: (question: PersonalityQuestion) => PersonalityQuestion) => void;
  addQuestion: () => void;
  addFromBank: () => Promise<void>;
  replace: (questionId: string) => Promise<void>;
  weigh: (questionId: string) => void;
  move: (questionId: string, step: 1 | -1) => void;
  duplicate: (questionId: string) => void;
  removeQuestion: (questionId: string) => void;
  removeOutcome: (outcomeId: string) => void;
  writeText: (outcomeId: string) => Promise<void>;
  repair: (finding: Finding) => Promise<void>;
};

/** What an editor does to the quiz. What takes away, replaces or repairs can be undone from the notice that says so. */
export function usePersonalityActs(): PersonalityActs {
  const t = useTranslations("personality.editor");
  const saver = useSaver();
  return useMemo(() => {
    const now = () => saver.content as PersonalityContent;
    const apply = (change: Change) => {
      const next = change(now());
      if (next !== now()) saver.edit(next);
    };
    /** Says what was done, with the way back; says `unchanged` when nothing was. */
    const undoable = (message: string, unchanged: string, change: Change) => {
      const before = now();
      apply(change);
      if (now() === before) notify({ message: unchanged });
      else notify({ message, action: { label: t("undo"), run: () => apply(() => before) } });
    };
    const numberOf = (id: string) => now().questions.findIndex((question) => question.id === id) + 1;

    return {
      apply,
      edit: (id, change) => apply((content) => edits.changeQuestion(content, id, change)),
      addQuestion: () => {
        apply(edits.addQuestion);
        focusField(`stem-${now().questions.at(-1)?.id ?? ""}`);
      },
      addFromBank: async () => {
        const { addFromBank } = await import("#lib/kinds/personality-quiz/compose/from-bank");
        const before = now();
        apply(addFromBank);
        if (now() === before) notify({ message: t("noOther") });
        else focusField(`stem-${now().questions.at(-1)?.id ?? ""}`);
      },
      replace: async (id) => {
        const { replaceFromBank } = await import("#lib/kinds/personality-quiz/compose/from-bank");
        undoable(t("replaced", { number: numberOf(id) }), t("noOther"), (content) => replaceFromBank(content, id));
      },
      weigh: (id) =>
        undoable(t("repaired"), t("outdated"), (content) => {
          const weighed = recomputeWeights(content).questions.find((question) => question.id === id);
          return weighed ? edits.changeQuestion(content, id, () => weighed) : content;
        }),
      move: (id, step) => keepFocus(() => apply((content) => edits.moveQuestion(content, id, step))),
      duplicate: (id) => apply((content) => edits.duplicateQuestion(content, id)),
      removeQuestion: (id) =>
        undoable(t("removed", { number: numberOf(id) }), t("outdated"), (content) => edits.removeQuestion(content, id)),
      removeOutcome: (id) => {
        const title = now().outcomes.find((outcome) => outcome.id === id)?.title || t("noName");
        undoable(t("removedOutcome", { title }), t("outdated"), (content) => edits.removeOutcome(content, id));
      },
      writeText: async (id) => {
        const { traitText } = await import("#lib/kinds/personality-quiz/blurb");
        undoable(t("repaired"), t("outdated"), (content) => ({
          ...content,
          outcomes: content.outcomes.map((outcome) =>
            outcome.id === id && outcome.traits?.length
              ? { ...outcome, text: traitText(outcome.traits), wordedBy: "bank" as const }
              : outcome,
          ),
        }));
      },
      repair: async (finding) => {
        const { repair } = await import("#lib/kinds/personality-quiz/repair");
        undoable(t("repaired"), t("outdated"), (content) => repair(content, finding));
      },
    };
  }, [saver, t]);
}

function focusField(id: string): void {
  requestAnimationFrame(() => {
    const field = document.getElementById(id);
    field?.focus();
    field?.scrollIntoView({ block: "nearest" });
  });
}
