import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { isCompared } from "#lib/evaluation/policy";
import { modelAbilities } from "#lib/models/policy";
import { presentVersion } from "#lib/models/present";
import { findVersion } from "#lib/models/queries";
import { presentCard } from "#lib/models/versions/present";
import { findCard } from "#lib/models/versions/queries";
import { PageHead } from "../../../../_components/page-head.tsx";
import { SkeletonRows } from "../../../../_components/skeleton.tsx";
import { VersionChecks } from "../../_checks/version-checks.tsx";
import { CompareLink } from "../../_comparisons/compare-link.tsx";
import { VersionProfile } from "../../_profile/version-profile.tsx";
import { VersionActs } from "./_life/version-acts.tsx";
import { CameOfIt } from "./_lineage/came-of-it.tsx";
import { Recalls } from "./_lineage/recalls.tsx";
import { Relatives } from "./_lineage/relatives.tsx";
import { VersionFacts } from "./version-facts.tsx";
import { VersionFiles } from "./version-files.tsx";
import { VersionServer } from "./version-server.tsx";
import { VersionState } from "./version-state.tsx";
import { VersionWords } from "./version-words.tsx";

type Props = PageProps<"/models/versions/[id]">;

async function load(id: string) {
  const actor = await requireUser();
  const version = await findVersion(db, actor, id);
  const card = version && (await findCard(db, actor, version.id));
  return card && { version: presentVersion(version), card: presentCard(card) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).id))?.version.label };
}

export default async function VersionPage({ params, searchParams }: Props) {
  const [{ id }, query, actor, t, common] = await Promise.all([
    params,
    searchParams,
    requireUser(),
    getTranslations("models"),
    getTranslations("common"),
  ]);
  const found = await load(id);
  if (!found) notFound();
  const { version, card } = found;
  const { manage } = modelAbilities(actor);
  const cameIn = version.status !== "installing" && version.status !== "failed";
  const rows = (count: number) => <SkeletonRows label={common("loading")} rows={count} />;
  const crumbs = [
    { label: t("title"), href: "/models" as const },
    { label: t("versions"), href: "/models/versions" as const },
  ];
  return (
    <div className="page models">
      <PageHead
        title={version.label}
        crumbs={crumbs}
        actions={
          manage && (
            <Suspense>
              <VersionActs version={version} />
            </Suspense>
          )
        }
      />
      <div className="grid gap-10">
        <VersionState version={version} card={card} />
        <VersionWords version={version} manage={manage} />
        <Suspense>
          <Recalls versionId={version.id} />
        </Suspense>
        <VersionFacts version={version} card={card} />
        <Suspense fallback={rows(4)}>
          <VersionChecks version={version} />
        </Suspense>
        {cameIn && (
          <Suspense fallback={rows(5)}>
            <VersionProfile version={version} beside={wordOf(query.with)} />
          </Suspense>
        )}
        {manage && version.status === "ready" && version.tasks.some(isCompared) && (
          <p className="row">
            <CompareLink challenger={version.id} />
          </p>
        )}
        {cameIn && (
          <Suspense fallback={rows(3)}>
            <CameOfIt versionId={version.id} cursor={wordOf(query.drafts)} />
          </Suspense>
        )}
        <Relatives card={card} />
        {version.format === "remote" ? (
          <VersionServer version={version} manage={manage} />
        ) : (
          <VersionFiles version={version} />
        )}
      </div>
    </div>
  );
}

function wordOf(value: string | string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
