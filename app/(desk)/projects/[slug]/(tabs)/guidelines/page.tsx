import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { presentFoundProject } from "#lib/projects/present";
import { findProjectBySlug } from "#lib/projects/queries";
import { GuidelinesForm } from "./guidelines-form.tsx";

/** What a token is on average in English text, in characters. */
const charactersPerToken = 4;

export default async function GuidelinesPage({ params }: PageProps<"/projects/[slug]/guidelines">) {
  const found = await findProjectBySlug(db, await requireUser(), (await params).slug);
  if (!found) notFound();
  const project = presentFoundProject(found);
  const t = await getTranslations("projects");
  const tokens = Math.ceil((project.guidelines.length + project.audience.length) / charactersPerToken);
  return (
    <section className="grid gap-4 pt-4" aria-label={t("guidelines")}>
      <p className="small sub">{t("guidelinesAbout")}</p>
      <GuidelinesForm
        project={project}
        readOnly={!project.abilities.edit}
        words={{
          name: t("name"),
          language: t("language"),
          audience: t("audience"),
          audienceHint: t("audienceHint"),
          rules: t("rules"),
          rulesHint: t("rulesHint", { tokens }),
          forbidden: t("forbidden"),
          forbiddenHint: t("forbiddenHint"),
          approvals: t("approvalsField"),
          approvalsHint: t("approvalsHint"),
          fourEyes: t("fourEyes"),
          save: t("save"),
          saving: t("saving"),
          failed: t("notSaved"),
          saved: t("saved"),
        }}
      />
    </section>
  );
}
