"use client";

import { useTranslations } from "next-intl";
import type { QuestionType } from "#lib/kinds/quiz/schema";
import { languageOptions } from "../../(desk)/language-name.ts";
import { Checkbox } from "../../_components/checkbox.tsx";
import { SelectField } from "../../_components/select-field.tsx";
import { TextField } from "../../_components/text-field.tsx";
import { useBriefErrors } from "../brief-errors.tsx";
import type { BriefFieldsProps } from "../kind-screens.ts";

const defaultQuestions = 5;

/** Named here too, so that the browser need not load the schema. */
const types = [
  "single",
  "multiple",
  "true-false",
  "short-answer",
  "matching",
  "ordering",
] as const satisfies readonly QuestionType[];

export function QuizBriefFields({ language }: BriefFieldsProps) {
  const t = useTranslations("drafts.brief");
  const errors = useBriefErrors();
  const levels = (["easy", "medium", "hard"] as const).map((value) => ({ value, label: t(`level.${value}`) }));
  return (
    <>
      <div className="two-columns">
        <TextField
          name="brief.questions"
          label={t("questions")}
          type="number"
          inputMode="numeric"
          min={1}
          max={30}
          required
          defaultValue={defaultQuestions}
          hint={t("questionsHint")}
          error={errors["brief.questions"]}
        />
        <SelectField
          name="brief.level"
          label={t("levelLabel")}
          options={levels}
          defaultValue="medium"
          hint={t("levelHint")}
          error={errors["brief.level"]}
        />
      </div>
      <SelectField
        name="language"
        label={t("language")}
        options={languageOptions(language)}
        defaultValue={language}
        error={errors.language}
      />
      <fieldset className="field">
        <legend>{t("types")}</legend>
        {types.map((type) => (
          <Checkbox
            key={type}
            name="brief.types"
            value={type}
            label={t(`type.${type}`)}
            defaultChecked={type === "single"}
          />
        ))}
        {errors["brief.types"] && <p className="field-error">{errors["brief.types"]}</p>}
      </fieldset>
    </>
  );
}
