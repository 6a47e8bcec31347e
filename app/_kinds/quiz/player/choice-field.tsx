import { useTranslations } from "next-intl";
import type { AnswerFieldProps } from "./answer-props.ts";
import { letterOf } from "./play.ts";

/** One answer or several: the platform's own radio buttons and boxes, drawn as letters. */
export function ChoiceField({ question, response, language, onChange }: AnswerFieldProps) {
  const t = useTranslations("quiz.player");
  const several = question.type === "multiple";
  const chosen = "optionIds" in response ? response.optionIds : [];

  function choose(id: string, on: boolean) {
    if (!several) return onChange({ optionIds: [id] });
    onChange({ optionIds: on ? [...chosen, id] : chosen.filter((other) => other !== id) });
  }

  return (
    <fieldset className="answer-list">
      <legend className={several ? "player-hint" : "visually-hidden"}>
        {t(several ? "chooseSeveral" : "chooseOne")}
      </legend>
      {(question.options ?? []).map((option, index) => (
        <label key={option.id} className="answer answer-choice">
          <span className="answer-row">
            <input
              className="visually-hidden"
              type={several ? "checkbox" : "radio"}
              name={`answer-${question.id}`}
              value={option.id}
              data-letter={letterOf(question, index)}
              checked={chosen.includes(option.id)}
              onChange={(event) => choose(option.id, event.target.checked)}
            />
            <span className="letter" aria-hidden="true">
              {letterOf(question, index)}
            </span>
            <span className="option-text" {...language}>
              {option.text}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
