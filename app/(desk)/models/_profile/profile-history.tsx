import { getTranslations } from "next-intl/server";
import type { PresentedProfile } from "#lib/models/profiles/present";
import { DataTable } from "../../../_components/data-table.tsx";
import { LocalTime } from "../../../_components/local-time.tsx";
import { formatBytes } from "../../format-bytes.ts";
import { secondsOf } from "./profile-facts.tsx";

/** Earlier self-tests of the version, so that a change of machine or of its items is seen. */
export async function ProfileHistory({ profiles }: { profiles: readonly PresentedProfile[] }) {
  const [t, models] = await Promise.all([getTranslations("profiles"), getTranslations("models")]);
  const columns = [
    { label: t("columnWhen") },
    { label: t("columnState") },
    { label: t("columnPassed"), className: "numeric" },
    { label: t("columnSpeed"), className: "numeric" },
    { label: t("columnLoad"), className: "numeric" },
    { label: t("columnMemory"), className: "numeric" },
    { label: t("columnWorker") },
  ];
  const or = (text: string | null) => text ?? t("notMeasured");
  return (
    <DataTable stacking caption={t("history")} columns={columns}>
      {profiles.map((profile) => (
        <tr key={profile.id}>
          <td className="title">
            <LocalTime at={profile.finishedAt ?? profile.createdAt} look="moment" />
          </td>
          <td data-label={t("columnState")}>{t(`status.${profile.status}`)}</td>
          <td data-label={t("columnPassed")} className="numeric nowrap">
            {t("count", {
              accepted: profile.results.filter(({ passed }) => passed).length,
              items: profile.results.length,
            })}
          </td>
          <td data-label={t("columnSpeed")} className="numeric nowrap">
            {or(
              profile.speeds.map(({ unit, perSecond }) => models(`speed.${unit}`, { speed: perSecond })).join(", ") ||
                null,
            )}
          </td>
          <td data-label={t("columnLoad")} className="numeric nowrap">
            {or(profile.loadMilliseconds === null ? null : secondsOf(profile.loadMilliseconds))}
          </td>
          <td data-label={t("columnMemory")} className="numeric nowrap">
            {or(profile.memoryBytes === null ? null : formatBytes(profile.memoryBytes))}
          </td>
          <td data-label={t("columnWorker")}>{profile.workerName ?? "–"}</td>
        </tr>
      ))}
    </DataTable>
  );
}
