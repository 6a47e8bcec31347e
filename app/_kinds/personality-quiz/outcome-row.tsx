"use client";

import { CircleCheck, Ellipsis, PenLine, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Outcome } from "#lib/kinds/personality-quiz/schema";
import { Menu } from "../../_components/overlays/menu.tsx";
import { GrowingField } from "../questions/growing-field.tsx";
import { FindingNotes } from "../questions/finding-notes.tsx";
import { changeOutcome } from "./edit-personality.ts";
import type { PartProps } from "./part-props.ts";
import { TraitFields } from "./trait-fields.tsx";
import { WordedBy } from "./worded-by.tsx";

/** An outcome's card: its name, what its readers are told, and its traits; beside it what was found in it. */
export function OutcomeRow(props: PartProps & { outcome: Outcome; number: number }) {
  const { outcome, number, findings, editable, set, acts } = props;
  const t = useTranslations("personality.editor");
  const own = findings.filter(({ place }) => "outcomeId" in place && place.outcomeId === outcome.id);
  const title = outcome.title || t("noName");
  return (
    <li className="question-row" id={`outcome-${outcome.id}`}>
      <article className="card question-card" aria-label={t("outcome", { number })}>
        <header>
          <span className="meta">{number}</span>
          <WordedBy by={outcome.wordedBy} />
          {editable && (
            <span className="push">
              <Menu
                align="end"
                trigger={{
                  className: "button button-quiet button-small button-icon",
                  "aria-label": t("moreForOutcome", { title }),
                  children: <Ellipsis className="icon" aria-hidden />,
                }}
                items={[
                  {
                    label: t("textFromTraits"),
                    icon: <PenLine className="icon" aria-hidden />,
                    onSelect: () => void acts.writeText(outcome.id),
                  },
                  { type: "line" },
                  {
                    label: t("removeOutcome"),
                    icon: <Trash2 className="icon" aria-hidden />,
                    critical: true,
                    onSelect: () => acts.removeOutcome(outcome.id),
                  },
                ]}
              />
            </span>
          )}
        </header>
        <OutcomeWords {...props} />
        <TraitFields {...props} />
      </article>
      <div className="lint">
        <FindingNotes findings={own} editable={editable} onRepair={acts.repair} />
        {own.length === 0 && (
          <p className="fine" {...(set.dir === "rtl" && { dir: "ltr" })}>
            <CircleCheck className="icon" aria-hidden />
            <span>{t("clean")}</span>
          </p>
        )}
      </div>
    </li>
  );
}

function OutcomeWords({ outcome, number, editable, set, acts }: PartProps & { outcome: Outcome; number: number }) {
  const t = useTranslations("personality.editor");
  if (!editable)
    return (
      <>
        <h3 className="stem" {...set}>
          {outcome.title}
        </h3>
        <p className="outcome-text" {...set}>
          {outcome.text}
        </p>
      </>
    );
  return (
    <>
      <GrowingField
        {...set}
        className="stem"
        aria-label={t("outcomeName", { number })}
        placeholder={t("outcomeName", { number })}
        maxLength={200}
        value={outcome.title}
        onWords={(words) => acts.apply((now) => changeOutcome(now, outcome.id, { title: words }))}
      />
      <GrowingField
        {...set}
        className="outcome-text"
        aria-label={t("outcomeText")}
        placeholder={t("outcomeText")}
        maxLength={2000}
        value={outcome.text}
        onWords={(words) => acts.apply((now) => changeOutcome(now, outcome.id, { text: words }))}
      />
    </>
  );
}
