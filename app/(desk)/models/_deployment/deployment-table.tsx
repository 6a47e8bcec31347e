import { AlignLeft, FoldVertical, Languages, Scale, Search, Tags } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { PresentedDeployment } from "#lib/models/deployments/present";
import { DataTable } from "../../../_components/data-table.tsx";
import { LocalTime } from "../../../_components/local-time.tsx";
import { changeSentence, scopeName } from "./words.tsx";

const signs = {
  write: AlignLeft,
  embed: Search,
  translate: Languages,
  classify: Tags,
  entail: Scale,
  summarise: FoldVertical,
};

type Props = { deployments: PresentedDeployment[]; current: string | undefined };

export async function DeploymentTable({ deployments, current }: Props) {
  const t = await getTranslations("models");
  const labels = [t("columnTask"), t("columnFor"), t("columnServes"), t("columnChange")];
  return (
    <DataTable className="tasks-table" caption={t("deploymentsCaption")} columns={labels.map((label) => ({ label }))}>
      {deployments.map((deployment) => (
        <DeploymentRow key={deployment.id} deployment={deployment} isCurrent={deployment.id === current} />
      ))}
    </DataTable>
  );
}

async function DeploymentRow({ deployment, isCurrent }: { deployment: PresentedDeployment; isCurrent: boolean }) {
  const t = await getTranslations("models");
  const { id, task, champion, history } = deployment;
  const Sign = signs[task];
  const last = history[0];
  return (
    <tr className={isCurrent ? "is-selected" : undefined}>
      <td>
        <span className="title row">
          <Sign className="icon" aria-hidden />
          <Link
            href={`/models?deployment=${id}#deployment` as Route}
            scroll={false}
            className="plain"
            aria-current={isCurrent ? "true" : undefined}
          >
            {t(`task.${task}`)}
          </Link>
        </span>
      </td>
      <td data-label={t("columnFor")}>{await scopeName(deployment)}</td>
      <td data-label={t("columnServes")}>
        <span>
          <Link href={`/models/versions/${champion.id}` as Route} className="version">
            {champion.label}
          </Link>
          <span className="meta">
            {t("since")} <LocalTime at={last?.createdAt ?? deployment.updatedAt} />
          </span>
          {champion.floor && <span className="meta">{t("floor")}</span>}
        </span>
      </td>
      <td data-label={t("columnChange")}>{last ? await changeSentence(last) : t("noChange")}</td>
    </tr>
  );
}
