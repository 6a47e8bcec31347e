import { useTranslations } from "next-intl";
import type { Odds } from "#lib/kinds/personality-quiz/odds";
import type { PersonalityContent } from "#lib/kinds/personality-quiz/schema";
import { DataTable } from "../../_components/data-table.tsx";

type Props = { content: PersonalityContent; odds: Odds; set: { lang: string; dir: "ltr" | "rtl" } };

/** The chart in numbers. */
export function OddsTable({ content, odds, set }: Props) {
  const t = useTranslations("personality.editor");
  const percent = (share: number) => t("share", { percent: Math.round(share * 1000) / 10 });
  const columns = [t("columnOutcome"), t("columnShare"), t("columnEqual"), t("columnReach"), t("columnSets")];
  return (
    <details className="odds-table">
      <summary>{t("asTable")}</summary>
      <DataTable stacking caption={t("chances")} columns={columns.map((label) => ({ label }))}>
        {odds.outcomes.map(({ outcomeId, share, state, missedSets }) => (
          <tr key={outcomeId}>
            <td data-label={columns[0]} {...set}>
              {content.outcomes.find(({ id }) => id === outcomeId)?.title || t("noName")}
            </td>
            <td data-label={columns[1]}>{percent(share)}</td>
            <td data-label={columns[2]}>{percent(1 / odds.outcomes.length)}</td>
            <td data-label={columns[3]}>{t(state === "unreachable" ? "reachNo" : "reachYes")}</td>
            <td data-label={columns[4]}>
              {missedSets > 0
                ? t("setsMissed", { missed: missedSets, sets: odds.sets })
                : t("setsAll", { sets: odds.sets })}
            </td>
          </tr>
        ))}
      </DataTable>
      <p className="meta">{t("ties", { percent: Math.round(odds.ties * 100) })}</p>
    </details>
  );
}
