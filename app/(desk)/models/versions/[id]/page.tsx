import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { modelAbilities } from "#lib/models/policy";
import { presentVersion } from "#lib/models/present";
import { findVersion } from "#lib/models/queries";
import { Note } from "../../../../_components/note.tsx";
import { PageHead } from "../../../../_components/page-head.tsx";
import { SkeletonRows } from "../../../../_components/skeleton.tsx";
import { VersionChecks } from "../../_checks/version-checks.tsx";
import { VersionProfile } from "../../_profile/version-profile.tsx";
import { LiveTexts } from "./live-texts.tsx";
import { VersionFacts } from "./version-facts.tsx";
import { VersionFiles } from "./version-files.tsx";
import { VersionServer } from "./version-server.tsx";

type Props = PageProps<"/models/versions/[id]">;

async function load(id: string) {
  const version = await findVersion(db, await requireUser(), id);
  return version && presentVersion(version);
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id))?.label };
}

export default async function VersionPage({ params, searchParams }: Props) {
  const [{ id }, { with: beside }, actor, t, common] = await Promise.all([
    params,
    searchParams,
    requireUser(),
    getTranslations("models"),
    getTranslations("common"),
  ]);
  const version = await load(id);
  if (!version) notFound();
  const crumbs = [
    { label: t("title"), href: "/models" as const },
    { label: t("versions"), href: "/models/versions" as const },
  ];
  return (
    <div className="page models">
      <PageHead title={version.label} crumbs={crumbs} />
      {version.error && (
        <Note tone="critical" title={version.error.message}>
          {version.error.help}
        </Note>
      )}
      <div className="grid gap-10">
        <VersionFacts version={version} />
        <Suspense fallback={<SkeletonRows label={common("loading")} rows={4} />}>
          <VersionChecks version={version} />
        </Suspense>
        <Suspense fallback={<SkeletonRows label={common("loading")} rows={5} />}>
          <VersionProfile version={version} beside={typeof beside === "string" ? beside : null} />
        </Suspense>
        {version.format === "remote" ? (
          <VersionServer version={version} manage={modelAbilities(actor).manage} />
        ) : (
          <VersionFiles version={version} />
        )}
        <Suspense fallback={<SkeletonRows label={common("loading")} rows={3} />}>
          <LiveTexts versionId={version.id} />
        </Suspense>
      </div>
    </div>
  );
}
