import { FoldVertical, Languages, PenLine, Scale, Search, Tags } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { PresentedDeployment } from "#lib/models/deployments/present";
import type { PresentedProfile } from "#lib/models/profiles/present";
import { DataTable } from "../../../_components/data-table.tsx";
import { KindIcon } from "../../../_components/kind-label.tsx";
import { LocalTime } from "../../../_components/local-time.tsx";
import { SwapLine } from "../_swap/swap-line.tsx";
import { SwapWords } from "../_swap/swap-words.tsx";
import type { LiveSwap } from "../_swap/use-swap.ts";
import { changeSentence, plain, scopeName, taskName } from "./words.tsx";

const signs = {
  write: PenLine,
  embed: Search,
  translate: Languages,
  classify: Tags,
  entail: Scale,
  summarise: FoldVertical,
};

export type TableRow = {
  deployment: PresentedDeployment;
  /** The one that is proposed, waits or runs. */
  swap: LiveSwap | null;
  /** The champion's newest self-test. */
  profile: PresentedProfile | null;
};

export async function DeploymentTable({ rows }: { rows: TableRow[] }) {
  const t = await getTranslations("models");
  const names = ["columnTask", "columnFor", "columnServes", "columnChallenger", "columnSpeed", "columnChange"] as const;
  const columns = names.map((name) => ({ label: t(name) }));
  return (
    <DataTable className="tasks-table" caption={t("deploymentsCaption")} columns={columns}>
      {rows.map((row) => (
        <DeploymentRow key={row.deployment.id} {...row} />
      ))}
    </DataTable>
  );
}

async function DeploymentRow({ deployment, swap, profile }: TableRow) {
  const t = await getTranslations("models");
  const { id, task, kind, champion, challenger, history, servesSince } = deployment;
  const Sign = signs[task];
  const [last] = history;
  const change = last ? await changeSentence(last, plain) : t("noChange");
  const speed = profile?.speeds.find((one) => one.task === task);
  return (
    <tr className={swap ? "is-selected" : undefined}>
      <td>
        <span className="title row">
          {kind ? <KindIcon kind={kind} /> : <Sign className="icon" aria-hidden />}
          <Link href={`/models/deployments/${id}` as Route} className="plain">
            {await taskName(deployment)}
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
            {t("shareSince", { share: challenger?.mode === "canary" ? 100 - challenger.share : 100 })}{" "}
            <LocalTime at={servesSince} />
          </span>
          {champion.floor && <span className="meta">{t("floor")}</span>}
        </span>
      </td>
      <td data-label={t("columnChallenger")} className={challenger ? undefined : "is-empty"}>
        {challenger ? (
          <span>
            <Link href={`/models/versions/${challenger.id}` as Route} className="version">
              {challenger.label}
            </Link>
            <span className="meta">{t(challenger.mode, { share: challenger.share })}</span>
          </span>
        ) : (
          <span className="meta">{t("nobody")}</span>
        )}
      </td>
      <td data-label={t("columnSpeed")} className={speed ? "nowrap" : "is-empty"}>
        {speed ? (
          t(`speed.${speed.unit}`, { speed: speed.perSecond })
        ) : (
          <span className="meta">{t("notMeasured")}</span>
        )}
      </td>
      <td data-label={t("columnChange")}>
        {swap ? (
          <SwapWords>
            <SwapLine key={swap.id} first={swap} />
          </SwapWords>
        ) : (
          <span>{change}</span>
        )}
      </td>
    </tr>
  );
}
