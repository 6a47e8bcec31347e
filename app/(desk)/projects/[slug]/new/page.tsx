import { notFound } from "next/navigation";
import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { may } from "#lib/auth/queries";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { findProjectBySlug } from "#lib/projects/queries";
import type { FoundProject } from "#lib/projects/queries";
import { PageHead } from "../../../../_components/page-head.tsx";
import { SkeletonCards, SkeletonText } from "../../../../_components/skeleton.tsx";
import { ClientWords } from "../../../../_kinds/client-words.tsx";
import { NewDraftForm } from "./new-draft-form.tsx";
import { loadNewDraft } from "./load-new-draft.tsx";
import { newDraftQuerySchema } from "./schema.ts";

type Props = PageProps<"/projects/[slug]/new">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("drafts");
  return { title: t("new") };
}

export default async function NewDraftPage({ params, searchParams }: Props) {
  const [{ slug }, search, t, common] = await Promise.all([
    params,
    searchParams,
    getTranslations("drafts"),
    getTranslations("common"),
  ]);
  const found = await findProjectBySlug(db, await requireUser(), slug);
  if (!found || !may(found.access, "generation.request")) notFound();
  return (
    <div className="page">
      <PageHead title={t("new")} crumbs={[{ label: found.project.name, href: `/projects/${slug}` as Route }]} />
      <Suspense fallback={<NewDraftSkeleton label={common("loading")} />}>
        <Form found={found} search={search} />
      </Suspense>
    </div>
  );
}

async function Form({ found, search }: { found: FoundProject; search: unknown }) {
  const query = newDraftQuerySchema.parse(search);
  return (
    <ClientWords>
      <NewDraftForm {...await loadNewDraft(db, await requireUser(), found, query)} />
    </ClientWords>
  );
}

function NewDraftSkeleton({ label }: { label: string }) {
  return (
    <>
      <div className="kind-cards" aria-hidden>
        {Array.from({ length: 4 }, (_, index) => (
          <span key={index} className="skeleton skeleton-block" />
        ))}
      </div>
      <div className="brief-columns">
        <SkeletonText label={label} lines={6} />
        <SkeletonCards label={label} cards={2} />
      </div>
    </>
  );
}
