import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { derange } from "#lib/kinds/quiz/shuffle";
import type { AnswerFieldProps } from "./answer-props.ts";

/** A list of matches beside each line: works with a finger, a keyboard and a screen reader alike. */
export function MatchingField({ question, seed, response, language, onChange }: AnswerFieldProps) {
  const t = useTranslations("quiz.player");
  const id = useId();
  const options = question.options ?? [];
  const pairs = "pairs" in response ? response.pairs : {};
  return (
    <fieldset className="answer-list">
      <legend className="player-hint">{t("match")}</legend>
      {options.map((option) => (
        <div key={option.id} className="answer answer-pair">
          <label htmlFor={`${id}-${option.id}`} className="option-text" {...language}>
            {option.text}
          </label>
          <div className="select">
            <select
              id={`${id}-${option.id}`}
              className="input"
              value={pairs[option.id] ?? ""}
              onChange={(event) => onChange({ pairs: { ...pairs, [option.id]: event.target.value } })}
            >
              <option value="" disabled>
                {t("chooseMatch")}
              </option>
              {derange(options, seed).map((other) => (
                <option key={other.id} value={other.id}>
                  {other.match}
                </option>
              ))}
            </select>
            <ChevronDown className="icon" aria-hidden />
          </div>
        </div>
      ))}
    </fieldset>
  );
}
