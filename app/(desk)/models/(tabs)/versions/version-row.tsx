import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { PresentedVersion } from "#lib/models/present";
import { LocalTime } from "../../../../_components/local-time.tsx";
import { formatBytes } from "../../../format-bytes.ts";
import { VersionStatus } from "../../version-status.tsx";

/** One version: its name and tags, where it serves, what it takes. */
export async function VersionRow({ version }: { version: PresentedVersion }) {
  const t = await getTranslations("models");
  const serves = version.deployments.map(({ task, projectName }) =>
    [t(`task.${task}`), projectName].filter(Boolean).join(", "),
  );
  return (
    <tr>
      <td className="title">
        <Link href={`/models/versions/${version.id}` as Route}>{version.label}</Link>
        {version.tags.length > 0 && <span className="meta block">{version.tags.join(", ")}</span>}
      </td>
      <td data-label={t("columnState")}>
        <VersionStatus status={version.status} />
      </td>
      <td data-label={t("columnTasks")}>{version.tasks.map((task) => t(`task.${task}`)).join(", ")}</td>
      <td data-label={t("columnServes")}>{serves.length > 0 ? serves.join("; ") : t("servesNobody")}</td>
      <td data-label={t("columnLicence")}>{version.licence}</td>
      <td data-label={t("columnSize")} className="numeric nowrap">
        {version.bytes > 0 ? formatBytes(version.bytes) : t("noFiles")}
      </td>
      <td data-label={t("columnMemory")} className="numeric nowrap">
        {version.format === "remote" ? t("onServer") : formatBytes(version.memoryBytes)}
      </td>
      <td data-label={t("columnAdded")} className="numeric">
        <LocalTime at={version.createdAt} />
      </td>
    </tr>
  );
}
