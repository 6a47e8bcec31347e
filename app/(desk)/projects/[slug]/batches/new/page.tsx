import { notFound } from "next/navigation";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { may } from "#lib/auth/queries";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { listBatches } from "#lib/generations/batches/queries";
import { findProjectBySlug } from "#lib/projects/queries";
import { PageHead } from "../../../../../_components/page-head.tsx";
import { ClientWords } from "../../../../../_kinds/client-words.tsx";
import { TableForm } from "./table-form.tsx";

type Props = PageProps<"/projects/[slug]/batches/new">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("batches.new");
  return { title: t("heading") };
}

export default async function NewBatchPage({ params }: Props) {
  const [{ slug }, actor, t] = await Promise.all([params, requireUser(), getTranslations("batches")]);
  const found = await findProjectBySlug(db, actor, slug);
  if (!found || !may(found.access, "generation.request")) notFound();
  const before = await listBatches(db, found.access);
  return (
    <div className="page">
      <PageHead title={t("new.heading")} crumbs={[{ label: found.project.name, href: `/projects/${slug}` as Route }]}>
        {t("new.about")}
      </PageHead>
      <ClientWords>
        <TableForm projectId={found.project.id} language={found.project.language} />
      </ClientWords>
      {before.length > 0 && (
        <section aria-labelledby="before">
          <div className="section-head">
            <h2 id="before">{t("new.before")}</h2>
          </div>
          <ul>
            {before.map(({ id, title, _count }) => (
              <li key={id}>
                <Link className="link" href={`/batches/${id}` as Route}>
                  {title}
                </Link>{" "}
                <span className="meta">{t("new.orders", { count: _count.generations })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
