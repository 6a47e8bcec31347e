import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { PresentedVersion } from "#lib/models/present";
import { SectionHead } from "../../../../_components/page-head.tsx";
import { EditCard } from "./_life/edit-card.tsx";

/** What people say about it: its purpose, and tags that lead to all versions that have them. */
export async function VersionWords({ version, manage }: { version: PresentedVersion; manage: boolean }) {
  const t = await getTranslations("versions");
  return (
    <section aria-labelledby="purpose" className="max-w-160">
      <SectionHead id="purpose" title={t("about")}>
        {manage && <EditCard version={version} />}
      </SectionHead>
      <p className={version.purpose ? "version-purpose" : "small sub"}>{version.purpose || t("noPurpose")}</p>
      {version.tags.length > 0 && (
        <ul className="row mt-4" aria-label={t("tags")}>
          {version.tags.map((tag) => (
            <li key={tag}>
              <Link className="chip" href={`/models/versions?tag=${encodeURIComponent(tag)}` as Route}>
                {tag}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
