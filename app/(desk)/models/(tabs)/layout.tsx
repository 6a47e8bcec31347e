import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHead } from "../../../_components/page-head.tsx";
import { ModelsTabs } from "./models-tabs.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("models");
  return { title: t("title") };
}

export default async function ModelsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("models");
  return (
    <div className="page models">
      <PageHead title={t("title")}>{t("about")}</PageHead>
      <div className="mb-4">
        <ModelsTabs
          words={{
            title: t("title"),
            deployments: t("deployments"),
            versions: t("versions"),
            catalog: t("catalog"),
          }}
        />
      </div>
      {children}
    </div>
  );
}
