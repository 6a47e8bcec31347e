import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { PresentedVersion } from "#lib/models/present";
import { LocalTime } from "../../../../_components/local-time.tsx";
import { formatBytes } from "../../../format-bytes.ts";
import { languageName } from "../../../language-name.ts";
import { pairName } from "../../pair-name.ts";
import { VersionStatus } from "../../version-status.tsx";

/** What this version is, where it came from and whom it serves. */
export async function VersionFacts({ version }: { version: PresentedVersion }) {
  const t = await getTranslations("models");
  const { origin, pair } = version;
  const number = new Intl.NumberFormat("en", { notation: "compact" });
  const languages = version.languages.length > 0 ? version.languages.map(languageName).join(", ") : t("anyLanguage");
  const facts: [string, ReactNode][] = [
    [t("columnState"), <VersionStatus key="status" status={version.status} />],
    [t("columnTasks"), version.tasks.map((task) => t(`task.${task}`)).join(", ")],
    [t("columnServes"), <Serves key="serves" version={version} />],
    [t("columnLanguages"), pair ? pairName(pair, (names) => t("pair", names)) : languages],
    [t("columnLicence"), version.licence],
    [t("engine"), `${version.engine}${version.format === "none" ? "" : `, ${version.format}`}`],
    ...(version.parameters === null ? [] : [[t("parameters"), number.format(version.parameters)] as [string, string]]),
    ...(version.quantisation === null ? [] : [[t("quantisation"), version.quantisation] as [string, string]]),
    ...(version.contextLength === null
      ? []
      : [[t("context"), t("tokens", { count: version.contextLength })] as [string, string]]),
    version.format === "remote"
      ? [t("key"), version.keyStoredAt ? t("keyStored") : t("keyNone")]
      : [t("columnMemory"), formatBytes(version.memoryBytes)],
    [t("origin"), <Origin key="origin" origin={origin} />],
    [
      t("digest"),
      <code key="digest" className="mono break-all">
        {version.digest}
      </code>,
    ],
  ];
  return (
    <dl className="kept max-w-160">
      {facts.map(([term, detail]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd className="min-w-0">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}

async function Serves({ version }: { version: PresentedVersion }) {
  const t = await getTranslations("models");
  if (version.deployments.length === 0) return t("servesNobody");
  return (
    <ul>
      {version.deployments.map(({ id, task, pair, projectName }) => (
        <li key={id}>
          <Link href={`/models?deployment=${id}` as Route}>
            {[t(`task.${task}`), pair && pairName(pair, (names) => t("pair", names)), projectName ?? t("allProjects")]
              .filter(Boolean)
              .join(", ")}
          </Link>
        </li>
      ))}
    </ul>
  );
}

async function Origin({ origin }: { origin: PresentedVersion["origin"] }) {
  const t = await getTranslations("models");
  return (
    <>
      {t(`source.${origin.source}`)} <code className="mono break-all">{origin.reference}</code>
      {origin.revision && (
        <>
          {", "}
          <code className="mono break-all">{origin.revision}</code>
        </>
      )}
      {", "}
      <LocalTime at={origin.fetchedAt} look="moment" />
    </>
  );
}
