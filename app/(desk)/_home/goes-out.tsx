import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { listMissed, listScheduled } from "#lib/publishing/schedules/queries";
import { LocalTime } from "../../_components/local-time.tsx";
import { SectionHead } from "../../_components/page-head.tsx";

/** What goes out next, and what was to go out and did not. */
export async function GoesOut({ actor }: { actor: UserActor }) {
  const [t, scheduled, missed] = await Promise.all([
    getTranslations("home"),
    listScheduled(db, actor),
    listMissed(db, actor),
  ]);
  const items = [
    ...missed.map((item) => ({ ...item, held: t("missed") })),
    ...scheduled.map((item) => ({ ...item, held: item.obstacle && t("held") })),
  ];
  return (
    <section aria-labelledby="goes-out">
      <SectionHead id="goes-out" title={t("next")} />
      {items.length === 0 && <p className="small sub">{t("nothingNext")}</p>}
      <ul className="agenda agenda-flat" hidden={items.length === 0}>
        {items.map(({ id, at, draft, project, createdBy, held }) => (
          <li key={id}>
            <LocalTime at={at.toISOString()} />
            <div>
              <Link href={`/drafts/${draft.id}`} className="plain title inline-block min-h-6" lang={draft.language}>
                {draft.title}
              </Link>
              <p className="meta">{[project.name, createdBy?.name].filter(Boolean).join(" · ")}</p>
              {held && (
                <p className="hold row">
                  <TriangleAlert className="icon icon-small" aria-hidden />
                  {held}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
