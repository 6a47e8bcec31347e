"use client";

import { useTranslations } from "next-intl";
import type { Finding } from "#lib/kinds/evidence";
import type { QuizContent } from "#lib/kinds/quiz/schema";
import { FindingNotes } from "../questions/finding-notes.tsx";

type Props = {
  findings: Finding[];
  quiz: QuizContent;
  editable: boolean;
  onRepair: (finding: Finding) => Promise<void>;
};

/** What was found, each with the repair that it proposes, shown as what it makes of the quiz. */
export function FindingList({ quiz, ...notes }: Props) {
  return <FindingNotes {...notes} proposalOf={(finding) => <Proposal finding={finding} quiz={quiz} />} />;
}

/** What the repair makes of it: other words for an option, one more question, or what the lint says in plain words. */
function Proposal({ finding, quiz }: { finding: Finding; quiz: QuizContent }) {
  const t = useTranslations("quiz.editor");
  const { rule, place, fix } = finding;
  if (rule === "weak-candidate") return <p className="small sub">{t("addsQuestion", { stem: stemOf(fix ?? "") })}</p>;
  if (rule !== "option-form" || !("questionId" in place)) return <p className="small sub">{fix}</p>;
  const question = quiz.questions.find(({ id }) => id === place.questionId);
  const option = question?.options?.find(({ id }) => id === place.optionId);
  return (
    <p className="font-content">
      <del>{option?.text}</del> <ins>{fix}</ins>
    </p>
  );
}

/** The fix of a weak candidate is the question as JSON; words that are none are shown as they are. */
function stemOf(json: string): string {
  try {
    const question: unknown = JSON.parse(json);
    const isQuestion = typeof question === "object" && question !== null && "stem" in question;
    return isQuestion ? String(question.stem) : json;
  } catch {
    // No JSON: the words themselves are the proposal.
    return json;
  }
}
