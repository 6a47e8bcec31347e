"use client";

import { useTranslations } from "next-intl";
import { DOMAINS, DOMAIN_WORDS } from "#lib/kinds/personality-quiz/domains";
import { languageOptions } from "../../(desk)/language-name.ts";
import { SelectField } from "../../_components/select-field.tsx";
import { TextField } from "../../_components/text-field.tsx";
import { useBriefErrors } from "../brief-errors.tsx";
import type { BriefFieldsProps } from "../kind-screens.ts";
import { OutcomeFields } from "./outcome-fields.tsx";
import "./personality.css";

const defaultQuestions = 8;

export function PersonalityBriefFields({ language }: BriefFieldsProps) {
  const t = useTranslations("drafts.brief");
  const common = useTranslations("common");
  const errors = useBriefErrors();
  return (
    <>
      <TextField
        name="brief.theme"
        label={t("theme")}
        hint={t("themeHint")}
        required
        maxLength={300}
        error={errors["brief.theme"]}
        autoFocus
      />
      <OutcomeFields errors={errors} />
      <div className="two-columns">
        <TextField
          name="brief.questions"
          label={t("personalityQuestions")}
          type="number"
          inputMode="numeric"
          min={1}
          max={24}
          required
          defaultValue={defaultQuestions}
          hint={t("personalityQuestionsHint")}
          error={errors["brief.questions"]}
        />
        <SelectField
          name="language"
          label={t("language")}
          options={languageOptions(language)}
          defaultValue={language}
          error={errors.language}
        />
      </div>
      <fieldset className="field liking">
        <legend>
          {t("preferences")} <span className="optional">{common("optional")}</span>
        </legend>
        <div className="row">
          {DOMAINS.map((domain) => (
            <label key={domain} className="chip">
              <input type="checkbox" name="brief.preferences" value={DOMAIN_WORDS[domain].name} />
              {DOMAIN_WORDS[domain].name}
            </label>
          ))}
        </div>
        <p className="field-hint">{t("preferencesHint")}</p>
        {errors["brief.preferences"] && <p className="field-error">{errors["brief.preferences"]}</p>}
      </fieldset>
      <TextField
        name="brief.otherPreferences"
        label={t("otherPreferences")}
        aside={common("optional")}
        hint={t("otherPreferencesHint")}
        maxLength={300}
      />
    </>
  );
}
