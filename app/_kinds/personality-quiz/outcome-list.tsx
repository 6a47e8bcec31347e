"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../../_components/button.tsx";
import { addOutcome, MOST } from "./edit-personality.ts";
import { OutcomeRow } from "./outcome-row.tsx";
import type { PartProps } from "./part-props.ts";

export function OutcomeList(props: PartProps) {
  const { content, editable, acts } = props;
  const t = useTranslations("personality.editor");
  return (
    <section aria-labelledby="outcomes">
      <div className="section-head">
        <h2 id="outcomes">{t("outcomes")}</h2>
      </div>
      <ol className="question-rows">
        {content.outcomes.map((outcome, index) => (
          <OutcomeRow key={outcome.id} {...props} outcome={outcome} number={index + 1} />
        ))}
      </ol>
      {editable && content.outcomes.length < MOST.outcomes && (
        <div className="question-add">
          <Button icon={<Plus className="icon" aria-hidden />} onClick={() => acts.apply(addOutcome)}>
            {t("addOutcome")}
          </Button>
        </div>
      )}
    </section>
  );
}
