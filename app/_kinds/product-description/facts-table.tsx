"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PRODUCT_LIMITS, type Fact } from "#lib/kinds/product-description/schema";
import { Button, IconButton } from "../../_components/button.tsx";

type Props = {
  facts: Fact[];
  onChange: (facts: Fact[]) => void;
  /** Field names, where the table is part of a form. */
  names?: { name: string; value: string };
  editable?: boolean;
  /** What is said of a fact, under it. */
  about?: (index: number) => ReactNode;
};

/** Names and values, a row each. */
export function FactsTable({ facts, onChange, names, editable = true, about }: Props) {
  const t = useTranslations("drafts.product");
  const write = (index: number, part: Partial<Fact>) =>
    onChange(facts.map((fact, at) => (at === index ? { ...fact, ...part } : fact)));
  return (
    <div className="facts-table">
      <div className="facts-row facts-head" aria-hidden>
        <span>{t("column.name")}</span>
        <span>{t("column.value")}</span>
      </div>
      {facts.map((fact, index) => (
        <div key={index} className="facts-entry">
          <div className="facts-row">
            <input
              className="input"
              name={names?.name}
              aria-label={t("factName", { number: index + 1 })}
              value={fact.name}
              maxLength={PRODUCT_LIMITS.factName}
              readOnly={!editable}
              onChange={(event) => write(index, { name: event.target.value })}
            />
            <input
              className="input"
              name={names?.value}
              aria-label={t("factValue", { number: index + 1 })}
              value={fact.value}
              maxLength={PRODUCT_LIMITS.factValue}
              readOnly={!editable}
              onChange={(event) => write(index, { value: event.target.value })}
            />
            {editable && (
              <IconButton
                small
                label={t("removeFact", { name: fact.name || String(index + 1) })}
                icon={<X className="icon" aria-hidden />}
                onClick={() => onChange(facts.filter((_, at) => at !== index))}
              />
            )}
          </div>
          {about?.(index)}
        </div>
      ))}
      {editable && facts.length < PRODUCT_LIMITS.facts && (
        <div className="row">
          <Button
            small
            tone="quiet"
            icon={<Plus className="icon" aria-hidden />}
            onClick={() => onChange([...facts, { name: "", value: "" }])}
          >
            {t("addFact")}
          </Button>
        </div>
      )}
    </div>
  );
}
