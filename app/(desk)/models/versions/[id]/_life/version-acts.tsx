import { Archive, ArchiveRestore, History, Trash2 } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { countReach } from "#lib/models/lineage/queries";
import type { PresentedVersion } from "#lib/models/present";
import { findHindrances } from "#lib/models/versions/hindrances/queries";
import { versionAbilities } from "#lib/models/versions/policy";
import { ConfirmButton, type ConfirmAction } from "../../../../../_components/overlays/confirm-dialog.tsx";
import { TextField } from "../../../../../_components/text-field.tsx";
import { formatBytes } from "../../../../format-bytes.ts";
import { deleteAction, recallAction, restoreAction, retireAction } from "../actions.ts";
import { Hindrances } from "./hindrances.tsx";

/** What an admin may do with the version. Each says what will happen, with true counts, or what stands in the way. */
export async function VersionActs({ version }: { version: PresentedVersion }) {
  const [t, actor] = await Promise.all([getTranslations("versions"), requireUser()]);
  const abilities = versionAbilities(actor, version);
  const [reach, forRetire, forDelete] = await Promise.all([
    abilities.recall ? countReach(db, actor, version.id) : null,
    abilities.retire ? findHindrances(db, version.id, "retire") : [],
    abilities.delete ? findHindrances(db, version.id, "delete") : [],
  ]);
  return (
    <>
      {reach && reach.drafts > 0 && (
        <Act
          act="recall"
          version={version}
          action={recallAction}
          about={t("recallAbout", reach)}
          icon={<History className="icon" aria-hidden />}
        >
          <TextField
            name="reason"
            label={t("recallReason")}
            hint={t("recallReasonHint")}
            required
            maxLength={1000}
            autoComplete="off"
          />
        </Act>
      )}
      {abilities.retire &&
        (forRetire.length > 0 ? (
          <Hindrances act="retire" found={forRetire} />
        ) : (
          <Act
            act="retire"
            version={version}
            action={retireAction}
            about={t("retireAbout")}
            icon={<Archive className="icon" aria-hidden />}
          >
            <Reason />
          </Act>
        ))}
      {abilities.restore && (
        <Act
          act="restore"
          version={version}
          action={restoreAction}
          about={t("restoreAbout")}
          icon={<ArchiveRestore className="icon" aria-hidden />}
        />
      )}
      {abilities.delete &&
        (forDelete.length > 0 ? (
          <Hindrances act="delete" found={forDelete} />
        ) : (
          <Act
            act="delete"
            version={version}
            action={deleteAction}
            about={
              version.bytes > 0 ? t("deleteAbout", { bytes: formatBytes(version.bytes) }) : t("deleteAboutNoFiles")
            }
            icon={<Trash2 className="icon" aria-hidden />}
          >
            <Reason />
          </Act>
        ))}
    </>
  );
}

type Act = {
  act: "recall" | "retire" | "restore" | "delete";
  version: PresentedVersion;
  action: ConfirmAction;
  about: string;
  icon: ReactNode;
  children?: ReactNode;
};

const doing = { recall: "recalling", retire: "retiring", restore: "restoring", delete: "deleting" } as const;

async function Act({ act, version, action, about, icon, children }: Act) {
  const [t, common] = await Promise.all([getTranslations("versions"), getTranslations("common")]);
  return (
    <ConfirmButton
      label={t(act)}
      icon={icon}
      tone={act === "delete" ? "stop" : "default"}
      words={{
        title: t(`${act}Title`, { version: version.label }),
        consequence: about,
        confirm: t(act),
        pending: t(doing[act]),
        cancel: common("cancel"),
        refused: t("notDone"),
      }}
      action={action}
    >
      <input type="hidden" name="versionId" value={version.id} />
      {children}
    </ConfirmButton>
  );
}

async function Reason() {
  const t = await getTranslations("versions");
  return (
    <TextField name="reason" label={t("reason")} hint={t("reasonHint")} required maxLength={500} autoComplete="off" />
  );
}
