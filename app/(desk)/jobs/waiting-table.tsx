import { getTranslations } from "next-intl/server";
import { DataTable } from "../../_components/data-table.tsx";
import { SectionHead } from "../../_components/page-head.tsx";
import { Status } from "../../_components/status.tsx";
import type { LiveGeneration } from "../_generations/list-live.ts";
import { formatDuration } from "../format-duration.ts";
import { JobName } from "./job-name.tsx";
import { StopButton } from "./stop-button.tsx";
import { UrgencyButton } from "./urgency-button.tsx";

type Props = { generations: LiveGeneration[]; mayHurry: boolean };

/** In the order in which they are taken, each with why it waits and about when it should start. */
export async function WaitingTable({ generations, mayHurry }: Props) {
  const t = await getTranslations("jobs");
  if (generations.length === 0) return null;
  const columns = [
    { label: <span className="visually-hidden">{t("columnPlace")}</span> },
    { label: t("columnJob") },
    { label: t("columnWhy") },
    { label: t("columnStarts"), className: "numeric" },
  ];
  return (
    <section aria-labelledby="waiting">
      <SectionHead id="waiting" title={t("waiting")}>
        <span className="meta">{t("byOrder")}</span>
      </SectionHead>
      <DataTable className="waiting-table" caption={t("waiting")} columns={columns}>
        {generations.map((generation) => (
          <WaitingRow key={generation.id} generation={generation} mayHurry={mayHurry} />
        ))}
      </DataTable>
    </section>
  );
}

const TROUBLE = ["no-worker", "no-engine", "no-memory"];

async function WaitingRow({ generation, mayHurry }: { generation: LiveGeneration; mayHurry: boolean }) {
  const t = await getTranslations("jobs");
  const { wait, urgency } = generation;
  return (
    <tr>
      <td className="place">{wait?.position === null || !wait ? "" : wait.position + 1}</td>
      <td>
        <JobName generation={generation} />
      </td>
      <td className="reason">
        <Status state={wait && TROUBLE.includes(wait.why) ? "attention" : "queued"}>
          {wait?.reason ?? t("waits.starting")}
        </Status>
        {urgency !== "normal" && <span className="meta">{t(`urgency.${urgency}`)}</span>}
      </td>
      <td className="numeric nowrap">
        {wait?.startsAt && startWords(Date.parse(wait.startsAt) - new Date().getTime())}
        <div className="waiting-acts">
          {mayHurry && <UrgencyButton generation={generation} />}
          <StopButton generation={generation} />
        </div>
      </td>
    </tr>
  );

  function startWords(left: number): string {
    return left < 1_000 ? t("startsSoon") : t("startsIn", { time: formatDuration(left) });
  }
}
