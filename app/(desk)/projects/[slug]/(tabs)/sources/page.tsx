import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { may } from "#lib/auth/queries";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { findProjectBySlug } from "#lib/projects/queries";
import { SkeletonRows } from "../../../../../_components/skeleton.tsx";
import { AddSource } from "../../../../sources/_add/add-source.tsx";
import { SourceTable } from "../../../../sources/_table/source-table.tsx";

export default async function SourcesPage({ params, searchParams }: PageProps<"/projects/[slug]/sources">) {
  const [{ slug }, { q, cursor }, common] = await Promise.all([params, searchParams, getTranslations("common")]);
  const found = await findProjectBySlug(db, await requireUser(), slug);
  if (!found) notFound();
  const text = (value: unknown) => (typeof value === "string" && value ? value : null);
  return (
    <>
      {may(found.access, "source.add") && <AddSource projectId={found.project.id} />}
      <Suspense fallback={<SkeletonRows label={common("loading")} />}>
        <SourceTable access={found.access} slug={slug} q={text(q)} cursor={text(cursor)} />
      </Suspense>
    </>
  );
}
