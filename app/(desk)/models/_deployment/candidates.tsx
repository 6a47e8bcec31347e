import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { USUAL_SHADOWED, USUAL_SHARE } from "#lib/models/deployments/schema";
import type { PresentedDeployment } from "#lib/models/deployments/present";
import type { PresentedVersion } from "#lib/models/present";
import { DataTable } from "../../../_components/data-table.tsx";
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
  const named = (words: string) => (
    <>
      {words}
      <span className="visually-hidden">: {version.label}</span>
    </>
  );
  return (
    <span className="actions justify-end">
      {!challenger && task !== "embed" && (
        <ActDialog
          small
          tone="quiet"
          label={named(t("tryCanary"))}
          title={t("canaryTitle", labels)}
          consequence={t("canaryConsequence", labels)}
          confirm={t("startCanary")}
          action={startCanaryAction}
          fields={fields}
        >
          <ShareField share={USUAL_SHARE} />
        </ActDialog>
      )}
      {!challenger && writes && (
        <ActDialog
          small
          tone="quiet"
          label={named(t("tryShadow"))}
          title={t("shadowTitle", labels)}
          consequence={t("shadowConsequence", labels)}
          confirm={t("startShadow")}
          action={startShadowAction}
          fields={fields}
        >
          <TextField
            {...{ name: "wanted", type: "number", min: 1, max: 200, required: true }}
            label={t("wanted")}
            defaultValue={USUAL_SHADOWED}
          />
        </ActDialog>
      )}
      <ActDialog
        small
        label={named(t("letServe"))}
        title={t("letServeTitle", { version: version.label, task: t(`task.${task}`) })}
        consequence={t(deployment.secondAdmin ? "proposeConsequence" : "letServeConsequence", labels)}
        confirm={deployment.secondAdmin ? t("propose") : t("letServe")}
        action={activateAction}
        fields={fields}
      />
    </span>
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
