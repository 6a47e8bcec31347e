import { RotateCcw } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { presentGeneration } from "#lib/generations/present";
import type { PresentedGeneration } from "#lib/generations/present";
import { listFinishedGenerations } from "#lib/generations/queries";
import { DataTable } from "../../_components/data-table.tsx";
import { LocalTime } from "../../_components/local-time.tsx";
import { SectionHead } from "../../_components/page-head.tsx";
import { Status } from "../../_components/status.tsx";
import { retryGenerationAction } from "../_generations/actions.ts";
import { listChangeable } from "../_generations/list-live.ts";
import { ActButton } from "../act-button.tsx";
import { formatDuration } from "../format-duration.ts";
import { JobName } from "./job-name.tsx";

const shown = 30;

export async function EndedTable({ actor }: { actor: UserActor }) {
  const [t, rows] = await Promise.all([getTranslations("jobs"), listFinishedGenerations(db, actor, shown)]);
  const changeable = await listChangeable(db, actor, rows);
  const columns = [
    { label: t("columnJob") },
    { label: t("columnOutcome") },
    { label: t("columnTook"), className: "numeric" },
  ];
  return (
    <section aria-labelledby="ended">
      <SectionHead id="ended" title={t("ended")} />
      {rows.length === 0 ? (
        <p className="small sub">{t("nothingEnded")}</p>
      ) : (
        <DataTable className="ended-table" caption={t("ended")} columns={columns}>
          {rows.map((row) => (
            <EndedRow key={row.id} generation={presentGeneration(row)} retry={changeable.has(row.projectId)} />
          ))}
        </DataTable>
      )}
    </section>
  );
}

async function EndedRow({ generation, retry }: { generation: PresentedGeneration; retry: boolean }) {
  const [t, common] = await Promise.all([getTranslations("jobs"), getTranslations("common")]);
  const { id, status, error, modelVersion, startedAt, finishedAt } = generation;
  const state = status === "failed" || status === "cancelled" ? status : "completed";
  return (
    <tr>
      <td>
        <JobName generation={generation} />
      </td>
      <td>
        <Status state={state}>{common(`status.${state}`)}</Status>
        {error ? (
          <p className="meta max-w-80">
            {error.message} {error.help}
          </p>
        ) : (
          modelVersion && <span className="meta">{modelVersion.label}</span>
        )}
      </td>
      <td className="numeric">
        {startedAt && finishedAt && formatDuration(Date.parse(finishedAt) - Date.parse(startedAt))}
        <span className="meta">{finishedAt && <LocalTime at={finishedAt} />}</span>
        {retry && state !== "completed" && (
          <div className="mt-1 flex justify-end">
            <ActButton
              small
              icon={<RotateCcw className="icon" aria-hidden />}
              action={retryGenerationAction}
              fields={{ generationId: id }}
              pending={t("starting")}
              refused={t("notDone")}
            >
              {common("retry")}
              <span className="visually-hidden">: {generation.title}</span>
            </ActButton>
          </div>
        )}
      </td>
    </tr>
  );
}
