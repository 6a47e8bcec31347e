import { useTranslations } from "next-intl";
import { letterAt } from "#lib/kinds/personality-quiz/markdown";
import type { PersonalityQuestion } from "#lib/kinds/personality-quiz/schema";

export type Set = { lang: string; dir: "ltr" | "rtl" };

type Props = {
  question: PersonalityQuestion;
  chosen: string | undefined;
  set: Set;
  onChoose: (optionId: string) => void;
  /** Said to screen readers in place of the legend's general words. */
  legend?: string;
};

/** The options of a question: the platform's own radio buttons, drawn as letters. */
export function OptionChoice({ question, chosen, set, onChoose, legend }: Props) {
  const t = useTranslations("personality.player");
  return (
    <fieldset className="answer-list">
      <legend className="visually-hidden">{legend ?? t("choose")}</legend>
      {question.options.map((option, index) => (
        <label key={option.id} className="answer answer-choice">
          <span className="answer-row">
            <input
              className="visually-hidden"
              type="radio"
              name={`answer-${question.id}`}
              value={option.id}
              data-letter={letterAt(index)}
              checked={chosen === option.id}
              onChange={() => onChoose(option.id)}
            />
            <span className="letter" aria-hidden="true">
              {letterAt(index)}
            </span>
            <span className="option-text" {...set}>
              {option.text}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
