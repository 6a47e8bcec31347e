import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { PresentedBatch } from "#lib/generations/batches/present";
import { DataTable } from "../../../_components/data-table.tsx";
import { Status } from "../../../_components/status.tsx";

const LOOKS = {
  queued: "queued",
  running: "writing",
  failed: "failed",
  clean: "completed",
  errors: "attention",
  sent: "in_review",
} as const;

/** One row for each product: where it stands, how it begins, what is to be mended. */
export async function BatchTable({ items }: { items: PresentedBatch["items"] }) {
  const t = await getTranslations("batches");
  const columns = [
    { label: t("columnTitle") },
    { label: t("columnState") },
    { label: t("columnText") },
    { label: t("columnItems"), className: "numeric" },
    { label: t("columnFindings") },
  ];
  return (
    <DataTable stacking caption={t("caption")} columns={columns}>
      {items.map((item) => (
        <tr key={item.draftId}>
          <td data-label={t("columnTitle")}>
            <Link className="title" href={`/drafts/${item.draftId}` as Route}>
              {item.title}
            </Link>
          </td>
          <td data-label={t("columnState")}>
            <Status small state={LOOKS[item.state]}>
              {t(`state.${item.state}`)}
            </Status>
          </td>
          <td data-label={t("columnText")}>
            <span className="font-content small">{item.opening}</span>
          </td>
          <td data-label={t("columnItems")} className="numeric">
            {item.listItems}
          </td>
          <td data-label={t("columnFindings")}>
            <span className="meta">{item.error ?? foundWords(t, item.findings)}</span>
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function foundWords(
  t: Awaited<ReturnType<typeof getTranslations<"batches">>>,
  { errors, warnings, first }: PresentedBatch["items"][number]["findings"],
): string {
  if (errors + warnings === 0) return t("noFindings");
  return `${t("found", { errors, warnings })} ${first ?? ""}`;
}
