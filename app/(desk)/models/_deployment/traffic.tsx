import { getTranslations } from "next-intl/server";
import type { PresentedDeployment } from "#lib/models/deployments/present";
import type { VersionTraffic } from "#lib/models/deployments/traffic/queries";
import { DataTable } from "../../../_components/data-table.tsx";
import { LocalTime } from "../../../_components/local-time.tsx";
import { TrafficSplit } from "../../../_components/traffic-split.tsx";

type Props = { deployment: PresentedDeployment; traffic: VersionTraffic[] | null };

/** Who gets which version now: as a picture, and the same as a table behind it. */
export async function Traffic({ deployment, traffic }: Props) {
  const t = await getTranslations("models");
  const { champion, challenger, servesSince } = deployment;
  const isCanary = challenger?.mode === "canary";
  const share = isCanary ? challenger.share : 0;
  const versions = [
    { ...champion, role: t("champion"), share: 100 - share },
    ...(challenger ? [{ ...challenger, role: t(`role.${challenger.mode}`), share }] : []),
  ];
  const countsOf = (id: string) => traffic?.find(({ versionId }) => versionId === id);
  const details = versions.map(({ id }) => {
    const counts = countsOf(id);
    return counts && t("trafficCounts", counts);
  });
  const drawn = versions.filter((version) => version.share > 0);
  return (
    <>
      <TrafficSplit
        parts={drawn.map((version, index) => ({
          id: version.id,
          label: `${version.label}, ${version.role}`,
          detail: details[index],
          share: version.share / 100,
        }))}
      />
      {challenger?.mode === "shadow" && <p className="small mt-3">{t("shadowAbout", { version: challenger.label })}</p>}
      <p className="meta mt-3">
        {isCanary ? t("shareAbout") : t("wholeAbout")} {t("countedSince")} <LocalTime at={servesSince} />.
      </p>
      <details className="mt-3">
        <summary className="small">{t("asTable")}</summary>
        <DataTable
          caption={t("traffic")}
          columns={[
            { label: t("columnVersion") },
            { label: t("columnRole") },
            { label: t("columnShare"), className: "numeric" },
            { label: t("columnWritten"), className: "numeric" },
            { label: t("columnRunning"), className: "numeric" },
          ]}
        >
          {versions.map((version) => (
            <tr key={version.id}>
              <td>{version.label}</td>
              <td>{version.role}</td>
              <td className="numeric">{version.share} %</td>
              <td className="numeric">{countsOf(version.id)?.written ?? t("notCounted")}</td>
              <td className="numeric">{countsOf(version.id)?.running ?? t("notCounted")}</td>
            </tr>
          ))}
        </DataTable>
      </details>
    </>
  );
}
