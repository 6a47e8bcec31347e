import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { modelAbilities } from "#lib/models/policy";
import { PageHead } from "../../../../_components/page-head.tsx";
import { ServerForm } from "../../_servers/server-form.tsx";
import { findingWords } from "../../_servers/words.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("models.server");
  return { title: t("title") };
}

export default async function NewServerPage() {
  if (!modelAbilities(await requireUser()).manage) notFound();
  const [models, t, findings] = await Promise.all([
    getTranslations("models"),
    getTranslations("models.server"),
    findingWords(),
  ]);
  const crumbs = [
    { label: models("title"), href: "/models" as const },
    { label: models("versions"), href: "/models/versions" as const },
  ];
  return (
    <div className="page models">
      <PageHead title={t("title")} crumbs={crumbs}>
        {t("about")}
      </PageHead>
      <div className="max-w-140">
        <ServerForm
          words={{
            address: t("address"),
            addressHint: t("addressHint"),
            key: t("key"),
            keyHint: t("keyHint"),
            ask: t("ask"),
            asking: t("asking"),
            model: t("model"),
            modelHint: t("modelHint"),
            noList: t("noList"),
            found: t("found"),
            name: t("name"),
            nameHint: t("nameHint"),
            tasks: t("tasks"),
            write: models("task.write"),
            embed: models("task.embed"),
            contextLength: t("contextLength"),
            contextHint: t("contextHint"),
            concurrency: t("concurrency"),
            submit: t("submit"),
            checking: t("checking"),
            notAdded: t("notAdded"),
            notAsked: t("notAsked"),
            checkFailed: t("checkFailed"),
            added: t.raw("added") as string,
            addedAgain: t("addedAgain"),
            addedNext: t("addedNext"),
            open: t("open"),
            findings,
          }}
        />
      </div>
    </div>
  );
}
