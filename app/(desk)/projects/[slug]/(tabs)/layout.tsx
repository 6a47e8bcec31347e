import { Plus } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentFoundProject } from "#lib/projects/present";
import { findProjectBySlug } from "#lib/projects/queries";
import { LinkButton } from "../../../../_components/button.tsx";
import { Hotkey } from "../../../../_components/keyboard/hotkey.tsx";
import { PageHead } from "../../../../_components/page-head.tsx";
import { languageName } from "../../../language-name.ts";
import { ProjectTabs } from "./project-tabs.tsx";
import { toRoute } from "../../../../_components/to-route.ts";

export default async function ProjectLayout({ children, params }: LayoutProps<"/projects/[slug]">) {
  const { slug } = await params;
  const found = await findProjectBySlug(db, await requireUser(), slug);
  if (!found) notFound();
  const project = presentFoundProject(found);
  const t = await getTranslations("projects");
  const { approvals, fourEyes } = project.reviewPolicy;
  const review = t(fourEyes ? "approvalsFourEyes" : "approvals", { count: approvals });
  return (
    <div className="page">
      <PageHead
        title={project.name}
        crumbs={[{ label: t("title"), href: "/projects" }]}
        actions={project.abilities.generate && <NewDraft slug={slug} label={t("newDraft")} group={t("listGroup")} />}
      >
        {t("sub", { language: languageName(project.language), review })}
      </PageHead>
      <ProjectTabs
        slug={slug}
        words={{
          tabs: t("tabs"),
          drafts: t("drafts"),
          sources: t("sources"),
          guidelines: t("guidelines"),
          members: t("members"),
        }}
      />
      {children}
    </div>
  );
}

function NewDraft({ slug, label, group }: { slug: string; label: string; group: string }) {
  const href = toRoute(`/projects/${slug}/new`);
  return (
    <>
      <LinkButton href={href} tone="primary" icon={<Plus className="icon" aria-hidden />} keys="C">
        {label}
      </LinkButton>
      <Hotkey keys="c" label={label} group={group} href={href} />
    </>
  );
}
