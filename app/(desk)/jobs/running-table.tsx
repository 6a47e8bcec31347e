import { getTranslations } from "next-intl/server";
import { DataTable } from "../../_components/data-table.tsx";
import { SectionHead } from "../../_components/page-head.tsx";
import { ProgressBar } from "../../_components/progress-bar.tsx";
import { Status } from "../../_components/status.tsx";
import type { LiveGeneration } from "../_generations/list-live.ts";
import { liveWords } from "../_generations/live-words.ts";
import { stepLine, stepPercent } from "../_generations/step-line.ts";
import { formatDuration } from "../format-duration.ts";
import { JobName } from "./job-name.tsx";
import { StopButton } from "./stop-button.tsx";

type Props = { generations: LiveGeneration[]; workerNames: Map<string, string> };

export async function RunningTable({ generations, workerNames }: Props) {
  const [t, words] = await Promise.all([getTranslations("jobs"), liveWords()]);
  const now = new Date().getTime();
  const columns = [
    { label: t("columnJob") },
    { label: t("columnOn") },
    { label: t("columnStep") },
    { label: t("columnFor"), className: "numeric" },
    { label: <span className="visually-hidden">{t("stop")}</span> },
  ];
  return (
    <section aria-labelledby="running">
      <SectionHead id="running" title={t("running")} />
      {generations.length === 0 ? (
        <p className="small sub">{t("nothingRuns")}</p>
      ) : (
        <DataTable className="running-table" caption={t("running")} columns={columns}>
          {generations.map((generation) => (
            <tr key={generation.id}>
              <td>
                <JobName generation={generation} />
              </td>
              <td>
                {generation.modelVersion?.label ?? <span className="meta">{t("noModelYet")}</span>}
                <span className="meta">{workerNames.get(generation.workerId ?? "")}</span>
              </td>
              <td>
                <Status state="writing">
                  {generation.cancelling ? t("stopping") : stepLine(generation.progress, words)}
                </Status>
                <ProgressBar label={`${words.progress} ${generation.title}`} value={stepPercent(generation.progress)} />
              </td>
              <td className="numeric nowrap">
                {formatDuration(now - Date.parse(generation.startedAt ?? generation.createdAt))}
              </td>
              <td className="end">
                <StopButton generation={generation} />
              </td>
            </tr>
          ))}
        </DataTable>
      )}
    </section>
  );
}
