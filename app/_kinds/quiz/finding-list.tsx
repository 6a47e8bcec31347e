"use client";

import { Wrench } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Finding } from "#lib/kinds/evidence";
import type { QuizContent } from "#lib/kinds/quiz/schema";
import { Button } from "../../_components/button.tsx";
import { Note } from "../../_components/note.tsx";

type Props = {
  findings: Finding[];
  quiz: QuizContent;
  editable: boolean;
  onRepair: (finding: Finding) => Promise<void>;
};

const tones = { error: "critical", warning: "caution", hint: "plain" } as const;
const order = { error: 0, warning: 1, hint: 2 } as const;

/** Findings, the worst first, each with what a repair would do and the button that does it. */
export function FindingList({ findings, quiz, editable, onRepair }: Props) {
  const t = useTranslations("quiz.editor");
  const sorted = [...findings].sort((one, other) => order[one.severity] - order[other.severity]);
  return sorted.map((finding, index) => (
    <div key={`${finding.rule}/${index}`} className="finding">
      <Note tone={tones[finding.severity]} title={t(`severity.${finding.severity}`)}>
        {finding.message}
      </Note>
      {finding.fix !== undefined && (
        <div className="repair">
          <p className="label">{t("proposes")}</p>
          <Proposal finding={finding} quiz={quiz} />
          {editable && (
            <div className="row">
              <Button small icon={<Wrench className="icon" aria-hidden />} onClick={() => void onRepair(finding)}>
                {t("repair")}
              </Button>
            </div>
          )}
        </div>
      )}
    </div>
  ));
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
