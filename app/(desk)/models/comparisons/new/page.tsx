import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { isCompared } from "#lib/evaluation/policy";
import { USUAL_TEXTS } from "#lib/evaluation/schema";
import { KIND_NAMES } from "#lib/kinds/registry";
import { modelAbilities } from "#lib/models/policy";
import { presentVersion } from "#lib/models/present";
import { listModels } from "#lib/models/queries";
import { listProjects } from "#lib/projects/queries";
import { PageHead } from "../../../../_components/page-head.tsx";
import { messages } from "../../../../messages/en.ts";
import { ComparisonForm } from "./comparison-form.tsx";

const most = { limit: 200, cursor: null };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("comparisons"))("form.title") };
}

export default async function NewComparisonPage({ searchParams }: PageProps<"/models/comparisons/new">) {
  const [{ champion, challenger, projectId, kind }, actor, t, models, common] = await Promise.all([
    searchParams,
    requireUser(),
    getTranslations("comparisons"),
    getTranslations("models"),
    getTranslations("common"),
  ]);
  if (!modelAbilities(actor).manage) notFound();
  const [{ items }, projects] = [await listModels(db, actor, most), await listProjects(db, actor, most)];
  const versions = items
    .flatMap((model) => model.versions.map(presentVersion))
    .filter(({ status, tasks }) => status === "ready" && tasks.some(isCompared));
  const crumbs = [
    { label: models("title"), href: "/models" as const },
    { label: t("title"), href: "/models/comparisons" as Route },
  ];
  return (
    <div className="page models">
      <PageHead title={t("form.title")} crumbs={crumbs}>
        {t("form.about")}
      </PageHead>
      <NextIntlClientProvider
        locale="en"
        timeZone="UTC"
        messages={{ comparisons: { form: messages.comparisons.form } }}
      >
        <ComparisonForm
          versions={versions.map(({ id, label }) => ({ value: id, label }))}
          projects={projects.items.map(({ id, name }) => ({ value: id, label: name }))}
          kinds={KIND_NAMES.map((kind) => ({ value: kind, label: common(`kind.${kind}`) }))}
          champion={
            typeof champion === "string" ? champion : (versions.find((one) => one.deployments.length > 0)?.id ?? "")
          }
          challenger={typeof challenger === "string" ? challenger : ""}
          project={typeof projectId === "string" ? projectId : ""}
          kind={typeof kind === "string" ? kind : ""}
          texts={USUAL_TEXTS}
        />
      </NextIntlClientProvider>
    </div>
  );
}
