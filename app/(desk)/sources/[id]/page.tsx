import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { findProject } from "#lib/projects/queries";
import { presentSource } from "#lib/sources/present";
import type { PresentedSource } from "#lib/sources/present";
import { findSource } from "#lib/sources/queries";
import { LinkButton } from "../../../_components/button.tsx";
import { ErrorState } from "../../../_components/error-state.tsx";
import { Note } from "../../../_components/note.tsx";
import { PageHead } from "../../../_components/page-head.tsx";
import { CurrentProject } from "../../../_components/shell/current-project.tsx";
import { SkeletonText } from "../../../_components/skeleton.tsx";
import { AutoRefresh } from "../../auto-refresh.tsx";
import { SourceFacts } from "./source-facts.tsx";
import { SourceText } from "./source-text.tsx";
import { toRoute } from "../../../_components/to-route.ts";

type Props = PageProps<"/sources/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const source = await findSource(db, await requireUser(), (await params).id);
  return { title: source?.title };
}

export default async function SourcePage({ params, searchParams }: Props) {
  const [{ id }, { at, part }, actor] = await Promise.all([params, searchParams, requireUser()]);
  const found = await findSource(db, actor, id);
  const project = found && (await findProject(db, actor, found.projectId))?.project;
  if (!found || !project) notFound();
  const [t, projects, common] = await Promise.all([
    getTranslations("sources"),
    getTranslations("projects"),
    getTranslations("common"),
  ]);
  const source = presentSource(found);
  const crumbs = [
    { label: project.name, href: toRoute(`/projects/${project.slug}`) },
    { label: projects("sources"), href: toRoute(`/projects/${project.slug}/sources`) },
  ];
  return (
    <div className="page">
      <CurrentProject slug={project.slug} />
      <PageHead title={source.title} crumbs={crumbs} />
      {source.status === "ready" ? (
        <div className="grid gap-12 md:grid-cols-[minmax(0,1fr)_280px]">
          <Suspense fallback={<SkeletonText label={common("loading")} lines={12} />}>
            <SourceText
              source={source}
              at={typeof at === "string" ? at : null}
              part={typeof part === "string" && /^\d{1,6}$/.test(part) ? Number(part) - 1 : 0}
            />
          </Suspense>
          <Suspense fallback={<SkeletonText label={common("loading")} />}>
            <SourceFacts source={source} />
          </Suspense>
        </div>
      ) : (
        <NotReady source={source} slug={project.slug} text={t} />
      )}
    </div>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"sources">>>;

function NotReady({ source, slug, text: t }: { source: PresentedSource; slug: string; text: Words }) {
  if (source.status === "importing")
    return (
      <>
        <AutoRefresh seconds={2} />
        <Note tone="working" title={t("importing")}>
          {t("importingAbout")}
        </Note>
      </>
    );
  return (
    <ErrorState
      status={t("failed")}
      title={t("failedTitle")}
      facts={[
        { term: t("happened"), detail: source.error?.message },
        { term: t("helps"), detail: source.error?.help },
      ]}
      actions={<LinkButton href={toRoute(`/projects/${slug}/sources`)}>{t("toSources")}</LinkButton>}
      trace={source.error?.code}
    />
  );
}
