import type { Metadata } from "next";
import { Library, Server } from "lucide-react";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { findOrderOf } from "#lib/models/installs/retries/queries";
import { modelAbilities } from "#lib/models/policy";
import { listModels } from "#lib/models/queries";
import type { ListedModel } from "#lib/models/queries";
import { listUploads } from "#lib/models/uploads/queries";
import { modelStore } from "#lib/storage/model-store";
import { LinkButton } from "../../../_components/button.tsx";
import { Note } from "../../../_components/note.tsx";
import { PageHead, SectionHead } from "../../../_components/page-head.tsx";
import { fieldsOfOrder } from "../_upload/form-again.ts";
import { HubForm } from "../_upload/hub-form.tsx";
import { UploadForm } from "../_upload/upload-form.tsx";
import { uploadWords } from "../_upload/words.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("models.upload");
  return { title: t("title") };
}

export default async function NewModelPage({ searchParams }: PageProps<"/models/new">) {
  const [{ again }, actor] = await Promise.all([searchParams, requireUser()]);
  if (!modelAbilities(actor).manage) notFound();
  const [models, t, words, { items }, uploads] = await Promise.all([
    getTranslations("models"),
    getTranslations("models.upload"),
    uploadWords(),
    listModels(db, actor, { limit: 200, cursor: null }),
    listUploads(actor, modelStore()),
  ]);
  const order = typeof again === "string" ? await findOrderOf(db, actor, again) : null;
  const filled = order ? fieldsOfOrder(order) : {};
  const choices = choicesOf(items);
  const kept = uploads.filter(({ whole }) => whole);
  return (
    <div className="page models">
      <PageHead
        title={t("title")}
        crumbs={[{ label: models("title"), href: "/models" as const }]}
        actions={
          <>
            <LinkButton href="/models/catalog" icon={<Library className="icon" aria-hidden />}>
              {models("catalog")}
            </LinkButton>
            <LinkButton href="/models/servers/new" icon={<Server className="icon" aria-hidden />}>
              {t("server")}
            </LinkButton>
          </>
        }
      >
        {t("about")}
      </PageHead>
      <div className="grid max-w-160 gap-10">
        {order?.source.kind === "upload" && (
          <Note title={t("again", { name: order.name })}>
            {t("againFiles", { files: order.source.files.map(({ path }) => path).join(", ") })}
          </Note>
        )}
        <UploadForm kept={kept} choices={choices} words={words} first={order?.source.kind === "upload" ? filled : {}} />
        <section aria-labelledby="hub">
          <SectionHead id="hub" title={t("hubTitle")} />
          <p className="small sub mb-4">{t("hubAbout")}</p>
          <HubForm choices={choices} words={words} first={order?.source.kind === "hub" ? filled : {}} />
        </section>
      </div>
    </div>
  );
}

/** Models that may get a further version, and versions that an adapter may change. */
function choicesOf(models: ListedModel[]) {
  const own = models.filter(({ versions }) => versions.every(({ engine }) => engine !== "openai"));
  const bases = models.flatMap(({ name, versions }) =>
    versions.flatMap((version) =>
      version.status === "ready" && version.format === "gguf" && version.tasks.includes("write")
        ? [{ id: version.id, label: `${name} v${version.number}` }]
        : [],
    ),
  );
  return { models: own.map(({ name }) => name), bases };
}
