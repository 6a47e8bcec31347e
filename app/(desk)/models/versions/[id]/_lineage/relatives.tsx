import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { PresentedCard } from "#lib/models/versions/present";
import { SectionHead } from "../../../../../_components/page-head.tsx";
import { VersionStatus } from "../../../version-status.tsx";

/** Adapters that stand on it, and the other versions of its model. */
export async function Relatives({ card }: { card: PresentedCard }) {
  const t = await getTranslations("versions");
  const none = card.adapters.length === 0 && card.siblings.length === 0;
  return (
    <section aria-labelledby="relatives" className="max-w-160">
      <SectionHead id="relatives" title={t("relatives")} />
      {none && <p className="small sub">{t("noRelatives")}</p>}
      <Group title={t("adapters")} versions={card.adapters} />
      <Group title={t("siblings")} versions={card.siblings} />
    </section>
  );
}

function Group({ title, versions }: { title: string; versions: PresentedCard["siblings"] }) {
  if (versions.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 mb-2">{title}</h3>
      <ul className="grid gap-2">
        {versions.map(({ id, label, status }) => (
          <li key={id} className="row">
            <Link href={`/models/versions/${id}` as Route}>{label}</Link>
            <VersionStatus status={status} />
          </li>
        ))}
      </ul>
    </>
  );
}
