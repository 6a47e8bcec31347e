import { getTranslations } from "next-intl/server";
import type { PresentedComparison, PresentedFigures } from "#lib/evaluation/present";
import { SectionHead } from "../../../../_components/page-head.tsx";
import { ProfileBars, type ProfileRow } from "../../../../_components/profile-bars.tsx";
import { ActButton } from "../../../act-button.tsx";
import { openComparisonAction } from "../../_comparisons/actions.ts";

type Measure = "findingsInTen" | "supportedShare" | "words" | "tokensPerSecond" | "seconds";

/** The better of two: more, fewer, or neither. */
const BETTER: Record<Measure, 1 | -1 | 0> = {
  findingsInTen: -1,
  supportedShare: 1,
  words: 0,
  tokensPerSecond: 1,
  seconds: -1,
};

/** Both versions by the same measures: bars with their numbers, in a table. */
export async function Figures({ comparison, figures }: { comparison: PresentedComparison; figures: PresentedFigures }) {
  const t = await getTranslations("comparisons");
  const { champion, challenger } = comparison;
  const one = (value: number) => value.toLocaleString("en", { maximumFractionDigits: 1 });
  const rows = [
    rowOf("findingsInTen", t("findings"), one),
    rowOf("supportedShare", t("supported"), (value) => t("percent", { value: Math.round(value * 100) })),
    rowOf("words", t("words"), (value) => String(Math.round(value))),
    rowOf("tokensPerSecond", t("speed"), one),
    rowOf("seconds", t("seconds"), (value) => t("secondsValue", { value: one(value) })),
  ].filter(({ values }) => values.some((value) => value !== null));
  return (
    <section aria-labelledby="figures">
      <SectionHead id="figures" title={t("figures")} />
      {rows.length > 0 && (
        <ProfileBars
          heading={t("figuresOf", { count: figures.champion.texts })}
          versions={[champion.label ?? t("gone"), challenger.label ?? t("gone")]}
          rows={rows}
          unmeasured={t("unmeasured")}
        />
      )}
      {rows.length > 0 && <p className="meta mt-3">{t("better")}</p>}
      {rows.length === 0 && figures.hidden === 0 && <p className="small sub">{t("noTexts")}</p>}
      {figures.hidden > 0 && <p className="small sub mt-3">{t("hidden", { count: figures.hidden })}</p>}
      {comparison.abilities.open && figures.hidden > 0 && (
        <div className="row mt-3">
          <ActButton
            {...{ action: openComparisonAction, fields: { comparisonId: comparison.id }, small: true }}
            {...{ pending: t("opening"), refused: t("notDone") }}
          >
            {t("openAll")}
          </ActButton>
          <span className="meta">{t("opened")}</span>
        </div>
      )}
    </section>
  );

  function rowOf(measure: Measure, label: string, write: (value: number) => string): ProfileRow {
    const values = [figures.champion[measure], figures.challenger[measure]];
    const known = values.filter((value) => value !== null);
    const most = Math.max(...known, 0.001);
    const sign = BETTER[measure];
    const best = sign === 1 ? Math.max(...known) : Math.min(...known);
    const differ = known.length === 2 && known[0] !== known[1];
    return {
      label,
      values: values.map((value) =>
        value === null
          ? null
          : { value: (value / most) * 100, text: write(value), better: sign !== 0 && differ && value === best },
      ),
    };
  }
}
