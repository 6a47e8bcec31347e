"use client";

import { useTranslations } from "next-intl";
import { languageOptions } from "../../(desk)/language-name.ts";
import { SelectField } from "../../_components/select-field.tsx";
import { TextArea, TextField } from "../../_components/text-field.tsx";
import { useBriefErrors } from "../brief-errors.tsx";
import type { BriefFieldsProps } from "../kind-screens.ts";

type Props = Pick<BriefFieldsProps, "language" | "audience"> & { defaultWords: number };

/** The brief of kinds that are written about a topic. */
export function TopicFields({ language, audience, defaultWords }: Props) {
  const t = useTranslations("drafts.brief");
  const common = useTranslations("common");
  const errors = useBriefErrors();
  return (
    <>
      <TextArea
        name="brief.topic"
        label={t("topic")}
        rows={2}
        required
        maxLength={500}
        error={errors["brief.topic"]}
        autoFocus
      />
      <div className="two-columns">
        <TextField
          name="brief.audience"
          label={t("audience")}
          aside={common("optional")}
          maxLength={300}
          defaultValue={audience}
          error={errors["brief.audience"]}
        />
        <TextField
          name="brief.tone"
          label={t("tone")}
          aside={common("optional")}
          maxLength={100}
          hint={t("toneHint")}
          error={errors["brief.tone"]}
        />
      </div>
      <div className="two-columns">
        <TextField
          name="brief.words"
          label={t("length")}
          type="number"
          inputMode="numeric"
          min={50}
          max={5000}
          step={10}
          defaultValue={defaultWords}
          hint={t("lengthHint")}
          error={errors["brief.words"]}
        />
        <SelectField
          name="language"
          label={t("language")}
          options={languageOptions(language)}
          defaultValue={language}
          error={errors.language}
        />
      </div>
      <TextArea
        name="brief.outline"
        label={t("outline")}
        aside={t("outlineAside")}
        rows={5}
        prose
        error={errors["brief.outline"]}
      />
    </>
  );
}
