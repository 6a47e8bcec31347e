import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { PresentedSource } from "#lib/sources/present";
import { LocalTime } from "../../../_components/local-time.tsx";
import { ConfirmButton } from "../../../_components/overlays/confirm-dialog.tsx";
import { Status } from "../../../_components/status.tsx";
import { languageName } from "../../language-name.ts";
import { removeSourceAction } from "../_add/actions.ts";
import { DroppedList } from "./dropped-list.tsx";

export async function SourceRow({ source, removable }: { source: PresentedSource; removable: boolean }) {
  const t = await getTranslations("sources");
  const ready = source.status === "ready";
  return (
    <tr>
      <td className="title">
        <Link href={`/sources/${source.id}`} data-list-item>
          {source.title}
        </Link>
        {source.fileName && source.fileName !== source.title && <span className="meta block">{source.fileName}</span>}
      </td>
      <td data-label={t("columnStatus")}>
        <div>
          <SourceStatus source={source} />
        </div>
      </td>
      <td data-label={t("columnLanguage")} className={ready ? undefined : "is-empty"}>
        {ready && (source.language === "und" ? t("unknownLanguage") : languageName(source.language ?? ""))}
      </td>
      <td data-label={t("columnSize")} className={ready ? undefined : "is-empty"}>
        {ready && t("size", { characters: source.characters, passages: source.passages })}
      </td>
      <td data-label={t("columnDrafts")}>{t("draftCount", { count: source.drafts })}</td>
      <td data-label={t("columnAdded")} className="numeric">
        <div>
          <LocalTime at={source.createdAt} />
          {source.addedBy && <span className="meta block">{source.addedBy}</span>}
        </div>
      </td>
      {removable && <td className="end">{source.drafts === 0 && <RemoveSource source={source} />}</td>}
    </tr>
  );
}

export async function SourceStatus({ source }: { source: PresentedSource }) {
  const t = await getTranslations("sources");
  if (source.status === "importing") return <Status state="checking">{t("importing")}</Status>;
  if (source.status === "failed")
    return (
      <>
        <Status state="failed">{t("failed")}</Status>
        <p className="meta max-w-80">
          {source.error?.message} {source.error?.help}
        </p>
      </>
    );
  return (
    <>
      <Status state="ready">{t("ready")}</Status>
      <DroppedList dropped={source.dropped} />
    </>
  );
}

async function RemoveSource({ source }: { source: PresentedSource }) {
  const [t, common] = await Promise.all([getTranslations("sources"), getTranslations("common")]);
  return (
    <ConfirmButton
      small
      tone="quiet"
      label={t("remove")}
      words={{
        title: t("removeTitle", { title: source.title }),
        consequence: t("removeConsequence"),
        confirm: t("remove"),
        pending: t("removing"),
        cancel: common("cancel"),
        refused: t("notRemoved"),
      }}
      action={removeSourceAction}
    >
      <input type="hidden" name="sourceId" value={source.id} />
    </ConfirmButton>
  );
}
