import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { PresentedInstall } from "#lib/models/installs/present";
import { LinkButton } from "../../../_components/button.tsx";
import { Note } from "../../../_components/note.tsx";
import { ProgressBar } from "../../../_components/progress-bar.tsx";
import { Status } from "../../../_components/status.tsx";
import { ActButton } from "../../act-button.tsx";
import { AutoRefresh } from "../../auto-refresh.tsx";
import { formatBytes } from "../../format-bytes.ts";
import { cancelInstallAction, installAction } from "../actions.ts";
import { isUnderWay } from "./list-installs.ts";

/** Installs under way with their bytes, and failed ones with what helps; looks again by itself while one runs. */
export async function InstallList({ installs }: { installs: PresentedInstall[] }) {
  if (installs.length === 0) return null;
  return (
    <div className="mb-6 grid gap-2">
      {installs.some(isUnderWay) && <AutoRefresh seconds={2} />}
      {installs.map((install) =>
        isUnderWay(install) ? (
          <RunningInstall key={install.id} install={install} />
        ) : (
          <FailedInstall key={install.id} install={install} />
        ),
      )}
    </div>
  );
}

/** One that waits or runs, with its bytes and the button that stops it. */
export async function RunningInstall({ install }: { install: PresentedInstall }) {
  const t = await getTranslations("models");
  const { id, name, status, step, bytesDone, bytesTotal, cancelling, abilities } = install;
  const now = cancelling ? t("stopping") : status === "queued" ? t("installWaits") : step || t("installing");
  const bytes = t("bytesOf", { done: formatBytes(bytesDone), total: formatBytes(bytesTotal) });
  return (
    <article className="live" aria-label={t("installOf", { name })}>
      <header>
        <span className="title">{name}</span>
        {abilities.cancel && (
          <ActButton
            small
            tone="stop"
            action={cancelInstallAction}
            fields={{ installId: id }}
            pending={t("stopping")}
            waiting={cancelling ? t("stopping") : null}
            refused={t("notDone")}
          >
            {t("stopInstall")}
            <span className="visually-hidden">: {name}</span>
          </ActButton>
        )}
      </header>
      <div className="row small">
        <Status state={status === "queued" ? "queued" : "checking"}>{now}</Status>
        {bytesTotal > 0 && <span className="push meta">{bytes}</span>}
      </div>
      <ProgressBar label={t("installOf", { name })} value={bytesTotal > 0 ? (bytesDone / bytesTotal) * 100 : 0} />
    </article>
  );
}

async function FailedInstall({ install }: { install: PresentedInstall }) {
  const t = await getTranslations("models");
  const name = <span className="visually-hidden">: {install.name}</span>;
  const retry =
    install.catalogId !== null ? (
      <ActButton
        small
        action={installAction}
        fields={{ catalogId: install.catalogId }}
        pending={t("starting")}
        refused={t("notDone")}
      >
        {t("tryAgain")}
        {name}
      </ActButton>
    ) : (
      // What it takes to try it again depends on its files, which its own page looks at.
      <LinkButton small href={`/models/versions/${install.versionId ?? ""}` as Route}>
        {t("seeWhy")}
        {name}
      </LinkButton>
    );
  return (
    <Note tone="critical" title={t("installFailed", { name: install.name })} actions={install.abilities.retry && retry}>
      {install.error?.message} {install.error?.help}
    </Note>
  );
}
