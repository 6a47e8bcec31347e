import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { PresentedVersion } from "#lib/models/present";
import type { PresentedCard } from "#lib/models/versions/present";
import { LocalTime } from "../../../../_components/local-time.tsx";
import { SectionHead } from "../../../../_components/page-head.tsx";
import { formatBytes } from "../../../format-bytes.ts";
import { languageName } from "../../../language-name.ts";
import { pairName } from "../../pair-name.ts";
import { VersionStatus } from "../../version-status.tsx";

/** What this version is, where it came from and whom it serves. */
export async function VersionFacts({ version, card }: { version: PresentedVersion; card: PresentedCard }) {
  const [t, own] = await Promise.all([getTranslations("models"), getTranslations("versions")]);
  const { origin, pair } = version;
  const number = new Intl.NumberFormat("en", { notation: "compact" });
  const languages = version.languages.length > 0 ? version.languages.map(languageName).join(", ") : t("anyLanguage");
  // Before its files were read, and where they were refused, they tell nothing.
  const isKnown = version.digest !== "";
  const facts: [string, ReactNode][] = [
    [t("columnState"), <VersionStatus key="status" status={version.status} />],
    ...known(version.tasks.length > 0, [t("columnTasks"), version.tasks.map((task) => t(`task.${task}`)).join(", ")]),
    [t("columnServes"), <Serves key="serves" deployments={version.deployments} />],
    ...(card.challenges.length > 0
      ? ([[own("triedFor"), <Serves key="tried" deployments={card.challenges} />]] satisfies [string, ReactNode][])
      : []),
    ...known(isKnown || version.languages.length > 0 || pair !== null, [
      t("columnLanguages"),
      pair ? pairName(pair, (names) => t("pair", names)) : languages,
    ]),
    [t("columnLicence"), version.licence],
    ...known(isKnown, [t("engine"), `${version.engine}${version.format === "none" ? "" : `, ${version.format}`}`]),
    ...known(version.parameters !== null, [t("parameters"), number.format(version.parameters ?? 0)]),
    ...known(version.quantisation !== null, [t("quantisation"), version.quantisation]),
    ...known(version.contextLength !== null, [t("context"), t("tokens", { count: version.contextLength ?? 0 })]),
    ...(version.format === "remote"
      ? known(true, [t("key"), version.keyStoredAt ? t("keyStored") : t("keyNone")])
      : known(version.memoryBytes > 0, [t("columnMemory"), formatBytes(version.memoryBytes)])),
    ...(card.base ? ([[own("base"), <Related key="base" version={card.base} />]] satisfies [string, ReactNode][]) : []),
    [own("trainingRun"), card.trainingRun ? <Run key="run" run={card.trainingRun} /> : own("noRun")],
    [t("origin"), <Origin key="origin" origin={origin} />],
    [
      own("registered"),
      <span key="registered">
        <LocalTime at={version.createdAt} look="moment" />{" "}
        {card.registeredBy ? own("registeredBy", { name: card.registeredBy }) : own("byTheDesk")}
      </span>,
    ],
    ...known(isKnown, [
      t("digest"),
      <code key="digest" className="mono break-all">
        {version.digest}
      </code>,
    ]),
  ];
  return (
    <section aria-labelledby="card" className="max-w-160">
      <SectionHead id="card" title={own("card")} />
      <dl className="kept">
        {facts.map(([term, detail]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="min-w-0">{detail}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A fact that is left out where it is not known. */
function known(isSo: boolean, fact: [string, ReactNode]): [string, ReactNode][] {
  return isSo ? [fact] : [];
}

function Related({ version }: { version: NonNullable<PresentedCard["base"]> }) {
  return <Link href={`/models/versions/${version.id}` as Route}>{version.label}</Link>;
}

async function Run({ run }: { run: NonNullable<PresentedCard["trainingRun"]> }) {
  const t = await getTranslations("versions");
  const { name, url, examples, finishedAt } = run;
  return (
    <>
      {[name, examples !== undefined && t("examples", { count: examples }), finishedAt].filter(Boolean).join(", ")}
      {url && (
        <>
          {" "}
          <code className="mono break-all">{url}</code>
        </>
      )}
    </>
  );
}

type Served = Pick<PresentedVersion["deployments"][number], "id" | "task" | "pair" | "projectName">;

async function Serves({ deployments }: { deployments: Served[] }) {
  const t = await getTranslations("models");
  if (deployments.length === 0) return t("servesNobody");
  return (
    <ul>
      {deployments.map(({ id, task, pair, projectName }) => (
        <li key={id}>
          <Link href={`/models/deployments/${id}` as Route}>
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
