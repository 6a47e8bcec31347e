import { getFormatter, getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { listUsage } from "#lib/usage/queries";
import type { UsageRange } from "#lib/usage/schema";
import { DataTable } from "../../_components/data-table.tsx";
import { EmptyState } from "../../_components/empty-state.tsx";
import type { Measure } from "./over-time.ts";
import { UsageChart } from "./usage-chart.tsx";
import { sumUp, type Group, type Sum } from "./sum-up.ts";

/** Lines of day, project, person and version that are summed up; beyond them the page says so. */
const MOST = 5_000;

type Props = { actor: UserActor; range: UsageRange; by: Group; measure: Measure; label: string };

/** The picture first, then all figures of it and more in a table. */
export async function UsageTable({ actor, range, by, measure, label }: Props) {
  const [t, { items, nextOffset }] = await Promise.all([
    getTranslations("usage"),
    listUsage(db, actor, range, { limit: MOST, offset: 0 }),
  ]);
  if (items.length === 0) return <EmptyState title={t("empty")}>{t("emptyAbout")}</EmptyState>;
  const { lines, total } = sumUp(items, by);
  const none = by === "model" ? t("noModel") : t("nobody");
  const columns = [label, t("generations"), t("input"), t("output"), t("characters"), t("seconds")];
  return (
    <>
      <UsageChart rows={items} range={range} by={by} measure={measure} none={none} />
      <DataTable
        stacking
        caption={t("caption", { by: label })}
        columns={columns.map((name, index) => (index > 0 ? { label: name, className: "numeric" } : { label: name }))}
      >
        {lines.map(({ key, name, ...sum }) => (
          <Row key={key} name={name ?? none} sum={sum} />
        ))}
        {lines.length > 1 && <Row name={t("total")} sum={total} />}
      </DataTable>
      {nextOffset !== null && <p className="meta">{t("cut", { shown: MOST })}</p>}
    </>
  );
}

async function Row({ name, sum }: { name: string; sum: Sum }) {
  const [t, format] = await Promise.all([getTranslations("usage"), getFormatter()]);
  const cells = [
    [t("generations"), sum.generations],
    [t("input"), sum.inputTokens],
    [t("output"), sum.outputTokens],
    [t("characters"), sum.characters],
    [t("seconds"), Math.round(sum.seconds)],
  ] as const;
  return (
    <tr>
      <td className="title">{name}</td>
      {cells.map(([label, value]) => (
        <td key={label} data-label={label} className="numeric">
          {format.number(value)}
        </td>
      ))}
    </tr>
  );
}
