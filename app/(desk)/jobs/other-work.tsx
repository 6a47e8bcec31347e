import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { listImports } from "#lib/sources/queries";
import { LocalTime } from "../../_components/local-time.tsx";
import { SectionHead } from "../../_components/page-head.tsx";
import { Status } from "../../_components/status.tsx";
import { InstallList } from "../models/_installs/install-list.tsx";
import { listOpenInstalls } from "../models/_installs/list-installs.ts";

/** What workers do besides writing: sources that are read, and models that are fetched. */
export async function OtherWork({ actor }: { actor: UserActor }) {
  const [t, imports, installs] = await Promise.all([
    getTranslations("jobs"),
    listImports(db, actor),
    listOpenInstalls(db, actor),
  ]);
  if (imports.length === 0 && installs.length === 0) return null;
  return (
    <section aria-labelledby="other">
      <SectionHead id="other" title={t("otherWork")} />
      <InstallList installs={installs} />
      <ul className="grid gap-2">
        {imports.map(({ id, title, project, createdAt }) => (
          <li key={id} className="row row-wrap">
            <Status state="checking">{t("readingSource")}</Status>
            <Link href={`/sources/${id}` as Route}>{title}</Link>
            <span className="meta push">
              {project.name}, <LocalTime at={createdAt.toISOString()} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
