"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { languageName, languageOptions } from "../../(desk)/language-name.ts";
import { SelectField } from "../../_components/select-field.tsx";
import { useBriefErrors } from "../brief-errors.tsx";
import type { BriefFieldsProps } from "../kind-screens.ts";
import { startPair } from "./start-pair.ts";

export function TranslationBriefFields(props: BriefFieldsProps) {
  const { drafts } = props;
  const t = useTranslations("drafts.brief");
  const errors = useBriefErrors();
  const start = startPair(props);
  const [from, setFrom] = useState(start.from);
  const documents = [
    { value: "", label: t("documentSource") },
    ...drafts.map((draft) => ({ value: draft.id, label: `${draft.title} (${languageName(draft.language)})` })),
  ];
  return (
    <>
      <SelectField
        name="brief.draftId"
        label={t("document")}
        hint={t("documentHint")}
        options={documents}
        defaultValue={start.draftId}
        onChange={(event) => setFrom(drafts.find(({ id }) => id === event.target.value)?.language ?? from)}
        error={errors["brief.draftId"] ?? errors["brief.sourceId"]}
      />
      <div className="two-columns">
        <SelectField
          name="brief.from"
          label={t("from")}
          options={languageOptions(from)}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          error={errors["brief.from"]}
        />
        <SelectField
          name="brief.to"
          label={t("to")}
          options={languageOptions(start.to)}
          defaultValue={start.to}
          error={errors["brief.to"]}
        />
      </div>
    </>
  );
}
