import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentText, type PresentedText } from "#lib/models/lineage/present";
import { countReach, listDraftsOf } from "#lib/models/lineage/queries";
import { LinkButton } from "../../../../../_components/button.tsx";
import { DataTable } from "../../../../../_components/data-table.tsx";
import { KindIcon } from "../../../../../_components/kind-label.tsx";
import { LocalTime } from "../../../../../_components/local-time.tsx";
import { SectionHead } from "../../../../../_components/page-head.tsx";
import { Status } from "../../../../../_components/status.tsx";
import { statusWord } from "../../../../draft-status.ts";

const pageSize = 20;

/** Its drafts in the reader's projects, where they are live, and how many revisions and publications they have. */
export async function CameOfIt({ versionId, cursor }: { versionId: string; cursor: string | null }) {
  const actor = await requireUser();
  const [t, reach, { items, nextCursor }] = await Promise.all([
    getTranslations("versions"),
    countReach(db, actor, versionId),
    listDraftsOf(db, actor, versionId, { limit: pageSize, cursor }),
  ]);
  const labels = [t("columnDraft"), t("columnStatus"), t("columnLive")];
  const columns = [...labels.map((label) => ({ label })), { label: t("columnWritten"), className: "numeric" }];
  return (
    <section aria-labelledby="came-of-it">
      <SectionHead id="came-of-it" title={t("cameOf")} />
      <p className="small sub mb-4">{reach.drafts === 0 ? t("nothingCame") : t("cameOfAbout", reach)}</p>
      {items.length > 0 && (
        <DataTable stacking caption={t("draftsCaption")} columns={columns}>
          {items.map(presentText).map((text) => (
            <TextRow key={text.id} text={text} />
          ))}
        </DataTable>
      )}
      {nextCursor && (
        <p className="row mt-4">
          <LinkButton href={`/models/versions/${versionId}?drafts=${nextCursor}#came-of-it` as Route}>
            {t("moreDrafts")}
          </LinkButton>
        </p>
      )}
    </section>
  );
}

async function TextRow({ text }: { text: PresentedText }) {
  const [t, common] = await Promise.all([getTranslations("versions"), getTranslations("common")]);
  const state = statusWord(text.status);
  return (
    <tr>
      <td className="title">
        <Link href={`/drafts/${text.id}` as Route} lang={text.language}>
          {text.title}
        </Link>
        <span className="meta row">
          <KindIcon kind={text.kind} small />
          <span>
            <span className="visually-hidden">{common(`kind.${text.kind}`)}, </span>
            {text.project.name}
          </span>
        </span>
      </td>
      <td data-label={t("columnStatus")}>
        <Status state={state}>{common(`status.${state}`)}</Status>
      </td>
      <td data-label={t("columnLive")}>
        {text.livePath ? (
          <Link href={text.livePath as Route}>
            {t("page")}
            <span className="visually-hidden">: {text.title}</span>
          </Link>
        ) : (
          t("notLive")
        )}
      </td>
      <td data-label={t("columnWritten")} className="numeric">
        <LocalTime at={text.writtenAt} />
      </td>
    </tr>
  );
}
