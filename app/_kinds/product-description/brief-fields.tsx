"use client";

import type { Route } from "next";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CHANNELS, DEFAULT_CHANNEL, type Fact } from "#lib/kinds/product-description/schema";
import { languageOptions } from "../../(desk)/language-name.ts";
import { Note } from "../../_components/note.tsx";
import { SelectField } from "../../_components/select-field.tsx";
import { TextField } from "../../_components/text-field.tsx";
import { useBriefErrors } from "../brief-errors.tsx";
import type { BriefFieldsProps } from "../kind-screens.ts";
import { FactsTable } from "./facts-table.tsx";
import { PasteFacts } from "./paste-facts.tsx";

const EMPTY: Fact = { name: "", value: "" };

export function ProductBriefFields({ language }: BriefFieldsProps) {
  const t = useTranslations("drafts.product");
  const brief = useTranslations("drafts.brief");
  const common = useTranslations("common");
  const errors = useBriefErrors();
  const { slug } = useParams<{ slug: string }>();
  const [facts, setFacts] = useState<Fact[]>([EMPTY, EMPTY, EMPTY]);
  const wrong = Object.entries(errors).find(([path]) => path.startsWith("brief.facts"))?.[1];
  return (
    <>
      <TextField name="brief.name" label={t("name")} required maxLength={150} error={errors["brief.name"]} autoFocus />
      <div className="two-columns">
        <SelectField
          name="brief.channel"
          label={t("channel")}
          hint={t("channelHint")}
          options={CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
          defaultValue={DEFAULT_CHANNEL}
          error={errors["brief.channel"]}
        />
        <SelectField
          name="language"
          label={brief("language")}
          options={languageOptions(language)}
          defaultValue={language}
          error={errors.language}
        />
      </div>
      <TextField
        name="brief.words"
        label={brief("length")}
        aside={common("optional")}
        type="number"
        inputMode="numeric"
        min={10}
        max={5000}
        hint={t("wordsHint")}
        error={errors["brief.words"]}
      />
      <fieldset>
        <legend>{t("facts")}</legend>
        <p className="field-hint">{t("factsHint")}</p>
        {wrong && <Note tone="critical" title={wrong} announce />}
        <FactsTable facts={facts} onChange={setFacts} names={{ name: "brief.factName", value: "brief.factValue" }} />
        <div className="row">
          <Link className="link small" href={`/projects/${slug}/batches/new` as Route}>
            {t("many")}
          </Link>
          <PasteFacts onTaken={(taken) => setFacts([...facts.filter(({ name, value }) => name || value), ...taken])} />
        </div>
      </fieldset>
    </>
  );
}
