import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentInstall } from "#lib/models/installs/present";
import { findInstallOf, findOrderOf, hasItsFiles } from "#lib/models/installs/retries/queries";
import { modelAbilities } from "#lib/models/policy";
import type { PresentedVersion } from "#lib/models/present";
import { LinkButton } from "../../../_components/button.tsx";
import { Note } from "../../../_components/note.tsx";
import { ActButton } from "../../act-button.tsx";
import { AutoRefresh } from "../../auto-refresh.tsx";
import { retryInstallAction } from "../actions.ts";
import { RunningInstall } from "./install-list.tsx";
import { isUnderWay } from "./list-installs.ts";

/** How far a version is on its way in, with Stop, looking again by itself; or why it did not come in, with what tries it again. */
export async function VersionInstall({ version }: { version: PresentedVersion }) {
  const actor = await requireUser();
  const found = await findInstallOf(db, actor, version.id);
  const install = found && presentInstall(found, modelAbilities(actor));
  // Also in the moment between the last check and the row that says so.
  if (version.status === "installing")
    return (
      <>
        <AutoRefresh seconds={2} />
        {install && isUnderWay(install) && <RunningInstall install={install} />}
      </>
    );
  if (!version.error) return null;
  const { manage } = modelAbilities(actor);
  return (
    <Note
      tone="critical"
      title={version.error.message}
      actions={manage && install && <TryAgain installId={install.id} isOrder={install.catalogId === null} />}
    >
      {version.error.help}
    </Note>
  );
}

/** At once where the files are there; else the form, filled in. */
async function TryAgain({ installId, isOrder }: { installId: string; isOrder: boolean }) {
  const [t, actor] = await Promise.all([getTranslations("models"), requireUser()]);
  const order = isOrder ? await findOrderOf(db, actor, installId) : null;
  if (order && !(await hasItsFiles(order)))
    return (
      <LinkButton small href={`/models/new?again=${installId}` as Route}>
        {t("sendAgain")}
      </LinkButton>
    );
  return (
    <ActButton small action={retryInstallAction} fields={{ installId }} pending={t("starting")} refused={t("notDone")}>
      {t("tryAgain")}
    </ActButton>
  );
}
