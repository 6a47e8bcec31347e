import { notFound } from "next/navigation";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { draftFilterSchema } from "#lib/drafts/schema";
import { findProjectBySlug } from "#lib/projects/queries";
import { SkeletonRows } from "../../../../_components/skeleton.tsx";
import { DraftFilters } from "./draft-filters.tsx";
import { DraftTable } from "./draft-table.tsx";

type Props = PageProps<"/projects/[slug]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findProjectBySlug(db, await requireUser(), (await params).slug);
  return { title: found?.project.name };
}

export default async function DraftsPage({ params, searchParams }: Props) {
  const [{ slug }, search, common] = await Promise.all([params, searchParams, getTranslations("common")]);
  const found = await findProjectBySlug(db, await requireUser(), slug);
  if (!found) notFound();
  const given = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ""));
  const filter = draftFilterSchema.safeParse(given).data ?? {};
  const cursor = typeof search.cursor === "string" ? search.cursor : null;
  return (
    <>
      <DraftFilters slug={slug} filter={filter} />
      <Suspense key={JSON.stringify([filter, cursor])} fallback={<SkeletonRows label={common("loading")} />}>
        <DraftTable slug={slug} access={found.access} filter={filter} cursor={cursor} />
      </Suspense>
    </>
  );
}
