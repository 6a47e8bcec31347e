import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { listRecentPublications } from "#lib/publishing/queries";
import { LocalTime } from "../../_components/local-time.tsx";
import { SectionHead } from "../../_components/page-head.tsx";

export async function WentOut({ actor }: { actor: UserActor }) {
  const [t, pages] = await Promise.all([getTranslations("home"), listRecentPublications(db, actor, 8)]);
  return (
    <section aria-labelledby="went-out">
      <SectionHead id="went-out" title={t("wentOut")} />
      {pages.length === 0 && <p className="small sub">{t("nothingOut")}</p>}
      <ul className="agenda agenda-flat" hidden={pages.length === 0}>
        {pages.map(({ id, draft, project, slug, publishedAt, publishedBy }) => (
          <li key={id}>
            <LocalTime at={publishedAt.toISOString()} />
            <div>
              <Link href={`/drafts/${draft.id}`} className="plain title inline-block min-h-6">
                {draft.title}
              </Link>
              <p className="meta">
                {[project.name, publishedBy?.name].filter(Boolean).join(" · ")}
                {" · "}
                <Link href={`/p/${project.slug}/${slug}`}>{t("seePage")}</Link>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
