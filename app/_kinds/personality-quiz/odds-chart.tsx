"use client";

import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo } from "react";
import { domainsOf } from "#lib/kinds/personality-quiz/ask";
import { oddsOf, type Odds, type OutcomeOdds } from "#lib/kinds/personality-quiz/odds";
import { TextField } from "../../_components/text-field.tsx";
import { MOST } from "./edit-personality.ts";
import { OddsTable } from "./odds-table.tsx";
import type { PartProps } from "./part-props.ts";

const signs = { fair: CircleCheck, rare: TriangleAlert, favoured: TriangleAlert, unreachable: CircleAlert } as const;

/** How often each outcome comes up, counted anew while points are changed; the numbers stand in a table behind it. */
export function OddsChart({ content, editable, set, acts }: PartProps) {
  const t = useTranslations("personality.editor");
  const counted = useDeferredValue(content);
  const odds = useMemo(() => oddsOf(counted), [counted]);
  if (counted.outcomes.length < 2 || counted.questions.length === 0) return null;
  const { exact, ways } = odds.counted;
  return (
    <section className="chances" aria-labelledby="chances">
      <div className="section-head">
        <h2 id="chances">{t("chances")}</h2>
        <span className="meta">
          {t("chancesAbout")}, {t(exact ? "exact" : "drawn", { ways })}
        </span>
      </div>
      <ul className="chance-bars">
        {odds.outcomes.map((outcome) => (
          <ChanceBar
            key={outcome.outcomeId}
            outcome={outcome}
            odds={odds}
            title={counted.outcomes.find(({ id }) => id === outcome.outcomeId)?.title || t("noName")}
            set={set}
          />
        ))}
      </ul>
      <OddsTable content={counted} odds={odds} set={set} />
      <AskField content={content} editable={editable} acts={acts} />
    </section>
  );
}

type BarProps = { outcome: OutcomeOdds; odds: Odds; title: string; set: PartProps["set"] };

/** The bar is as long as the share; the stroke in it marks an equal share. */
function ChanceBar({ outcome: { share, state, missedSets }, odds, title, set }: BarProps) {
  const t = useTranslations("personality.editor");
  const longest = Math.max(...odds.outcomes.map((one) => one.share), 1 / odds.outcomes.length) * 1.1;
  const shown = state === "fair" && missedSets > 0 ? "unreachable" : state;
  const Sign = signs[shown];
  return (
    <li className={`chance is-${shown}`}>
      <span className="chance-title" {...set}>
        {title}
      </span>
      <span className="chance-track" aria-hidden="true">
        <i style={{ inlineSize: `${(share / longest) * 100}%` }} />
        <b style={{ insetInlineStart: `${(1 / odds.outcomes.length / longest) * 100}%` }} title={t("equalShare")} />
      </span>
      <span className="chance-number">{t("share", { percent: Math.round(share * 100) })}</span>
      <span className="chance-state">
        <Sign className="icon icon-small" aria-hidden />
        {state === "fair" && missedSets > 0
          ? t("setsMissed", { missed: missedSets, sets: odds.sets })
          : t(`state.${state}`)}
      </span>
    </li>
  );
}

function AskField({ content, editable, acts }: Pick<PartProps, "content" | "editable" | "acts">) {
  const t = useTranslations("personality.editor");
  const count = content.questions.length;
  if (domainsOf(content).length < 2) return null;
  if (!editable) return content.ask ? <p className="meta">{`${t("ask")}: ${content.ask}`}</p> : null;
  return (
    <div className="ask-field">
      <TextField
        label={t("ask")}
        hint={t("askHint", { count })}
        type="number"
        inputMode="numeric"
        min={1}
        max={count}
        value={content.ask ?? ""}
        onChange={(event) => {
          const { ask: _before, ...rest } = content;
          const asked = Math.round(Number(event.target.value));
          acts.apply(() => (asked >= 1 ? { ...rest, ask: Math.min(asked, MOST.questions) } : rest));
        }}
      />
    </div>
  );
}
