import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { PresentedDeployment } from "#lib/models/deployments/present";
import type { PresentedVersion } from "#lib/models/present";
import { DataTable } from "../../../_components/data-table.tsx";
import { LocalTime } from "../../../_components/local-time.tsx";
import { Timeline } from "../../../_components/timeline.tsx";
import { formatBytes } from "../../format-bytes.ts";
import { DeploymentProfiles } from "../_profile/deployment-profiles.tsx";
import { ChooseVersion } from "./choose-version.tsx";
import { RollBack } from "./roll-back.tsx";
import { changeSentence, scopeName } from "./words.tsx";

type Props = { deployment: PresentedDeployment; versions: PresentedVersion[] };

/** One task: which versions could serve it, and how it came to the one that does. `versions`: all that are ready. */
export async function DeploymentPanel({ deployment, versions }: Props) {
  const t = await getTranslations("models");
  const { task, pair, champion } = deployment;
  const fitting = versions.filter(
    (version) =>
      version.status === "ready" && version.tasks.includes(task) && (task !== "translate" || version.pair === pair),
  );
  const entries = await Promise.all(
    deployment.history.map(async (change) => ({
      id: change.id,
      at: <LocalTime at={change.createdAt} />,
      text: await changeSentence(change),
    })),
  );
  return (
    <section className="deployment" id="deployment" aria-labelledby="deployment-title">
      <header>
        <div>
          <h2 id="deployment-title">
            {t(`task.${task}`)}, {await scopeName(deployment)}
          </h2>
          <p className="small sub">{t("panelAbout", { version: champion.label })}</p>
        </div>
        <div className="actions">
          <RollBack deployment={deployment} />
        </div>
      </header>
      <div className="deployment-grid">
        <section aria-labelledby="candidates">
          <h3 id="candidates">{t("candidates")}</h3>
          <DataTable
            caption={t("candidates")}
            columns={[
              { label: t("columnVersion") },
              { label: t("columnMemory"), className: "numeric" },
              { label: <span className="visually-hidden">{t("columnState")}</span> },
            ]}
          >
            {fitting.map((version) => (
              <tr key={version.id}>
                <td>
                  <Link href={`/models/versions/${version.id}` as Route} className="version">
                    {version.label}
                  </Link>
                </td>
                <td className="numeric nowrap">{formatBytes(version.memoryBytes)}</td>
                <td className="end">
                  {version.id === champion.id ? (
                    <b>{t("serves")}</b>
                  ) : (
                    deployment.abilities.activate && <ChooseVersion deployment={deployment} version={version} />
                  )}
                </td>
              </tr>
            ))}
          </DataTable>
          {fitting.length < 2 && (
            <p className="meta mt-3">
              {t("onlyCandidate")} <Link href={`/models/catalog?task=${task}` as Route}>{t("toCatalog")}</Link>
            </p>
          )}
        </section>
        <section aria-labelledby="history">
          <h3 id="history">{t("history")}</h3>
          <Timeline entries={entries} />
        </section>
        <DeploymentProfiles champion={champion} candidates={fitting} />
      </div>
    </section>
  );
}
