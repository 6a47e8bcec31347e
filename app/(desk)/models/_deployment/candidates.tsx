import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { USUAL_SHADOWED, USUAL_SHARE } from "#lib/models/deployments/schema";
import type { PresentedDeployment } from "#lib/models/deployments/present";
import type { PresentedVersion } from "#lib/models/present";
import { DataTable } from "../../../_components/data-table.tsx";
import type { ConfirmAction } from "../../../_components/overlays/confirm-dialog.tsx";
import { TextField } from "../../../_components/text-field.tsx";
import { formatBytes } from "../../format-bytes.ts";
import { activateAction, startCanaryAction, startShadowAction } from "../actions.ts";
import { ActDialog, fieldsOf } from "./act-dialog.tsx";

type Props = { deployment: PresentedDeployment; versions: PresentedVersion[]; isOpen: boolean };

/** Versions that could serve, and what can be tried with each. `isOpen`: another one is on its way already. */
export async function Candidates({ deployment, versions, isOpen }: Props) {
  const t = await getTranslations("models");
  const { champion, challenger, abilities, task } = deployment;
  return (
    <section aria-labelledby="candidates">
      <h3 id="candidates">{t("candidates")}</h3>
      <DataTable
        stacking
        caption={t("candidates")}
        columns={[
          { label: t("columnVersion") },
          { label: t("columnMemory"), className: "numeric" },
          { label: <span className="visually-hidden">{t("columnState")}</span> },
        ]}
      >
        {versions.map((version) => (
          <tr key={version.id}>
            <td className="title">
              <Link href={`/models/versions/${version.id}` as Route} className="version">
                {version.label}
              </Link>
            </td>
            <td data-label={t("columnMemory")} className="numeric nowrap">
              {formatBytes(version.memoryBytes)}
            </td>
            <td className="end">
              {version.id === champion.id && <b>{t("serves")}</b>}
              {version.id === challenger?.id && <b>{t(challenger.mode, { share: challenger.share })}</b>}
              {version.id !== champion.id && version.id !== challenger?.id && abilities.activate && !isOpen && (
                <Acts deployment={deployment} version={version} />
              )}
            </td>
          </tr>
        ))}
      </DataTable>
      {versions.length < 2 && (
        <p className="meta mt-3">
          {t("onlyCandidate")} <Link href={`/models/catalog?task=${task}` as Route}>{t("toCatalog")}</Link>
        </p>
      )}
    </section>
  );
}

async function Acts({ deployment, version }: { deployment: PresentedDeployment; version: PresentedVersion }) {
  const t = await getTranslations("models");
  const { champion, challenger, task } = deployment;
  const fields = { ...fieldsOf(deployment), versionId: version.id };
  const labels = { from: champion.label, to: version.label };
  const writes = task === "write" || task === "translate" || task === "summarise";
  return (
    <span className="actions justify-end">
      {!challenger && task !== "embed" && (
        <Try
          words={{ label: "tryCanary", title: "canaryTitle", consequence: "canaryConsequence", confirm: "startCanary" }}
          action={startCanaryAction}
          fields={fields}
          labels={labels}
        >
          <ShareField share={USUAL_SHARE} />
        </Try>
      )}
      {!challenger && writes && (
        <Try
          words={{ label: "tryShadow", title: "shadowTitle", consequence: "shadowConsequence", confirm: "startShadow" }}
          action={startShadowAction}
          fields={fields}
          labels={labels}
        >
          <TextField
            {...{ name: "wanted", type: "number", min: 1, max: 200, required: true }}
            label={t("wanted")}
            defaultValue={USUAL_SHADOWED}
          />
        </Try>
      )}
      <ActDialog
        small
        label={<Named words={t("letServe")} version={version.label} />}
        title={t("letServeTitle", { version: version.label, task: t(`task.${task}`) })}
        consequence={t(deployment.secondAdmin ? "proposeConsequence" : "letServeConsequence", labels)}
        confirm={deployment.secondAdmin ? t("propose") : t("letServe")}
        action={activateAction}
        fields={fields}
      />
    </span>
  );
}

type Trial = {
  words:
    | { label: "tryCanary"; title: "canaryTitle"; consequence: "canaryConsequence"; confirm: "startCanary" }
    | { label: "tryShadow"; title: "shadowTitle"; consequence: "shadowConsequence"; confirm: "startShadow" };
  action: ConfirmAction;
  fields: Record<string, string | number>;
  labels: { from: string; to: string };
  children: ReactNode;
};

/** A trial beside the champion: a canary or a shadow. */
async function Try({ words, action, fields, labels, children }: Trial) {
  const t = await getTranslations("models");
  return (
    <ActDialog
      small
      tone="quiet"
      label={<Named words={t(words.label)} version={labels.to} />}
      title={t(words.title, labels)}
      consequence={t(words.consequence, labels)}
      confirm={t(words.confirm)}
      action={action}
      fields={fields}
    >
      {children}
    </ActDialog>
  );
}

function Named({ words, version }: { words: string; version: string }) {
  return (
    <>
      {words}
      <span className="visually-hidden">: {version}</span>
    </>
  );
}

/** Percent of the drafts. */
export async function ShareField({ share }: { share: number }) {
  const t = await getTranslations("models");
  return (
    <TextField
      {...{ name: "share", type: "number", min: 1, max: 99, required: true }}
      label={t("share")}
      hint={t("shareHint")}
      defaultValue={share}
    />
  );
}
