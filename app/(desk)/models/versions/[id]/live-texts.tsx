import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { listLiveTextsOf } from "#lib/publishing/queries";
import { DataTable } from "../../../../_components/data-table.tsx";
import { LocalTime } from "../../../../_components/local-time.tsx";
import { SectionHead } from "../../../../_components/page-head.tsx";

/** Where readers see what it wrote. */
export async function LiveTexts({ versionId }: { versionId: string }) {
  const [t, pages] = await Promise.all([
    getTranslations("models"),
    listLiveTextsOf(db, await requireUser(), versionId),
  ]);
  return (
    <section aria-labelledby="live">
      <SectionHead id="live" title={t("liveTexts")} />
      {pages.length === 0 ? (
        <p className="small sub">{t("noLiveTexts")}</p>
      ) : (
        <DataTable
          stacking
          caption={t("liveTexts")}
          columns={[{ label: t("columnPage") }, { label: t("project") }, { label: t("since"), className: "numeric" }]}
        >
          {pages.map(({ id, slug, publishedAt, draft, project }) => (
            <tr key={id}>
              <td className="title">
                <Link href={`/p/${project.slug}/${slug}` as Route}>{draft.title}</Link>
              </td>
              <td data-label={t("project")}>{project.name}</td>
              <td data-label={t("since")} className="numeric">
                <LocalTime at={publishedAt.toISOString()} />
              </td>
            </tr>
          ))}
        </DataTable>
      )}
    </section>
  );
}
