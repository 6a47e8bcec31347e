import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentProject } from "#lib/projects/present";
import { listProjects } from "#lib/projects/queries";
import { DataTable } from "../../_components/data-table.tsx";
import { EmptyState } from "../../_components/empty-state.tsx";
import { DialogButton } from "../../_components/overlays/dialog-button.tsx";
import { PageHead } from "../../_components/page-head.tsx";
import { SkeletonRows } from "../../_components/skeleton.tsx";
import { languageName } from "../language-name.ts";
import { NewProjectForm } from "./new-project-form.tsx";

const mostProjects = 200;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("projects");
  return { title: t("title") };
}

export default async function ProjectsPage() {
  const [t, common] = await Promise.all([getTranslations("projects"), getTranslations("common")]);
  return (
    <div className="page">
      <PageHead title={t("title")} actions={<NewProjectButton />}>
        {t("about")}
      </PageHead>
      <Suspense fallback={<SkeletonRows label={common("loading")} rows={4} />}>
        <ProjectList />
      </Suspense>
    </div>
  );
}

async function NewProjectButton() {
  const [t, common] = await Promise.all([getTranslations("projects"), getTranslations("common")]);
  return (
    <DialogButton
      label={t("new")}
      tone="primary"
      icon={<Plus className="icon" aria-hidden />}
      title={t("new")}
      description={t("newAbout")}
      closeLabel={common("close")}
    >
      <NewProjectForm
        words={{
          name: t("name"),
          language: t("language"),
          create: t("create"),
          creating: t("creating"),
          failed: t("notCreated"),
        }}
      />
    </DialogButton>
  );
}

async function ProjectList() {
  const actor = await requireUser();
  const t = await getTranslations("projects");
  const { items } = await listProjects(db, actor, { limit: mostProjects, cursor: null });
  if (items.length === 0) return <EmptyState title={t("empty")}>{t("emptyAbout")}</EmptyState>;
  const columns = [t("columnName"), t("columnLanguage"), t("columnReview")].map((label) => ({ label }));
  return (
    <DataTable stacking caption={t("caption")} columns={columns}>
      {items.map(presentProject).map((project) => (
        <tr key={project.id}>
          <td className="title">
            <Link href={`/projects/${project.slug}`}>{project.name}</Link>
          </td>
          <td data-label={t("columnLanguage")}>{languageName(project.language)}</td>
          <td data-label={t("columnReview")}>
            {t(project.reviewPolicy.fourEyes ? "approvalsFourEyes" : "approvals", {
              count: project.reviewPolicy.approvals,
            })}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
