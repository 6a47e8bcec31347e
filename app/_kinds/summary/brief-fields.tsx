"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { languageOptions } from "../../(desk)/language-name.ts";
import { Radio } from "../../_components/checkbox.tsx";
import { SelectField } from "../../_components/select-field.tsx";
import { TextField } from "../../_components/text-field.tsx";
import { useBriefErrors } from "../brief-errors.tsx";
import type { BriefFieldsProps } from "../kind-screens.ts";

const sizes = {
  points: { min: 1, max: 30, start: 5 },
  words: { min: 20, max: 2000, start: 120 },
} as const;

export function SummaryBriefFields({ language, audience }: BriefFieldsProps) {
  const t = useTranslations("drafts.brief");
  const common = useTranslations("common");
  const errors = useBriefErrors();
  const [by, setBy] = useState<keyof typeof sizes>("points");
  const size = sizes[by];
  return (
    <>
      <fieldset className="field">
        <legend>{t("by")}</legend>
        {(["points", "words"] as const).map((value) => (
          <Radio
            key={value}
            name="brief.by"
            value={value}
            label={t(`by_${value}`)}
            hint={t(`by_${value}Hint`)}
            checked={by === value}
            onChange={() => setBy(value)}
          />
        ))}
      </fieldset>
      <div className="two-columns">
        <TextField
          key={by}
          name={`brief.${by}`}
          label={t(by)}
          type="number"
          inputMode="numeric"
          min={size.min}
          max={size.max}
          required
          defaultValue={size.start}
          error={errors[`brief.${by}`]}
        />
        <SelectField
          name="language"
          label={t("language")}
          options={languageOptions(language)}
          defaultValue={language}
          error={errors.language}
        />
      </div>
      <TextField
        name="brief.audience"
        label={t("audience")}
        aside={common("optional")}
        maxLength={300}
        defaultValue={audience}
        error={errors["brief.audience"]}
      />
    </>
  );
}
