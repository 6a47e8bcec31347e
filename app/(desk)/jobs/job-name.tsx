import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { PresentedGeneration } from "#lib/generations/present";

/** Title, and in small type what it is, whose, and which attempt. */
export async function JobName({ generation }: { generation: PresentedGeneration }) {
  const [t, common] = await Promise.all([getTranslations("jobs"), getTranslations("common")]);
  const { draftId, title, language, kind, project, requestedBy, attempt } = generation;
  const parts = [common(`kind.${kind}`), project.name, requestedBy, attempt > 1 && t("attempt", { number: attempt })];
  return (
    <>
      <Link href={`/drafts/${draftId}` as Route} className="plain title" lang={language}>
        {title}
      </Link>
      <span className="meta">{parts.filter(Boolean).join(", ")}</span>
    </>
  );
}
