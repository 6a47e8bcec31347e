import { getTranslations } from "next-intl/server";
import { DataTable } from "../../_components/data-table.tsx";
import { SectionHead } from "../../_components/page-head.tsx";
import { Status } from "../../_components/status.tsx";
import type { LiveGeneration } from "../_generations/list-live.ts";
import { formatDuration } from "../format-duration.ts";
import { JobName } from "./job-name.tsx";
import { StopButton } from "./stop-button.tsx";

export async function WaitingTable({ generations }: { generations: LiveGeneration[] }) {
  const t = await getTranslations("jobs");
  if (generations.length === 0) return null;
  const now = new Date().getTime();
  const columns = [
    { label: <span className="visually-hidden">{t("columnPlace")}</span> },
    { label: t("columnJob") },
    { label: t("columnWhy") },
    { label: t("columnWaits"), className: "numeric" },
  ];
  return (
    <section aria-labelledby="waiting">
      <SectionHead id="waiting" title={t("waiting")}>
        <span className="meta">{t("byAge")}</span>
      </SectionHead>
      <DataTable className="waiting-table" caption={t("waiting")} columns={columns}>
        {generations.map((generation) => (
          <tr key={generation.id}>
            <td className="place">{(generation.wait?.position ?? 0) + 1}</td>
            <td>
              <JobName generation={generation} />
            </td>
            <td className="reason">
              <Status state={generation.wait?.why === "no-worker" ? "attention" : "queued"}>
                {t(`waits.${generation.wait?.why ?? "starting"}`, { count: generation.wait?.position ?? 0 })}
              </Status>
            </td>
            <td className="numeric nowrap">
              {formatDuration(now - Date.parse(generation.createdAt))}
              <StopButton generation={generation} />
            </td>
          </tr>
        ))}
      </DataTable>
    </section>
  );
}
