import { useTranslations } from "next-intl";
import { useId } from "react";
import type { AnswerFieldProps } from "./answer-props.ts";

const LONGEST = 500;

export function WordsField({ response, language, onChange }: AnswerFieldProps) {
  const t = useTranslations("quiz.player");
  const id = useId();
  return (
    <div className="answer-words">
      <label htmlFor={id}>{t("yourWords")}</label>
      <input
        id={id}
        type="text"
        className="input"
        autoComplete="off"
        maxLength={LONGEST}
        value={"text" in response ? response.text : ""}
        onChange={(event) => onChange({ text: event.target.value })}
        {...language}
      />
    </div>
  );
}
