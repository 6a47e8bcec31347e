import { Library, Upload } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { requireUser } from "#lib/auth/session";
import { modelAbilities } from "#lib/models/policy";
import { db } from "#lib/db/client";
import { countComparisons } from "#lib/evaluation/queries";
import { countModels } from "#lib/models/counts/queries";
import { countLoaded } from "#lib/workers/queries";
import { LinkButton } from "../../../_components/button.tsx";
import { PageHead } from "../../../_components/page-head.tsx";
import { ModelsTabs } from "./models-tabs.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("models");
  return { title: t("title") };
}

export default async function ModelsLayout({ children }: { children: ReactNode }) {
  const [t, compared, actor] = await Promise.all([
    getTranslations("models"),
    getTranslations("comparisons"),
    requireUser(),
  ]);
  const [counts, loaded, comparisons] = await Promise.all([
    countModels(db, actor),
    countLoaded(db),
    countComparisons(db, actor),
  ]);
  return (
    <div className="page models">
      <PageHead
        title={t("title")}
        actions={
          <>
            <LinkButton href="/models/catalog" icon={<Library className="icon" aria-hidden />}>
              {t("catalog")}
            </LinkButton>
            {modelAbilities(actor).manage && (
              <LinkButton href="/models/new" tone="primary" icon={<Upload className="icon" aria-hidden />}>
                {t("upload.button")}
              </LinkButton>
            )}
          </>
        }
      >
        {t("about")} {t("aboutCounts", { ready: counts.ready, ...loaded })}
      </PageHead>
      <div className="mb-4">
        <ModelsTabs
          words={{
            title: t("title"),
            deployments: t("deployments"),
            versions: t("versions"),
            comparisons: compared("title"),
          }}
          counts={{ ...counts, comparisons }}
        />
      </div>
      {children}
    </div>
  );
}
