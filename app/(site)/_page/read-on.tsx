import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { directionOf } from "../../_kinds/text/direction.ts";
import { loadPages } from "./load-page.ts";
import { minutesOf, type ReadPage } from "./read-page.ts";

/** Two more pages of the project, in the reader's language first. */
export async function ReadOn({ project, page }: { project: string; page: ReadPage }) {
  const [t, kinds, pages] = await Promise.all([
    getTranslations("site"),
    getTranslations("common.kind"),
    loadPages(project),
  ]);
  const others = pages
    .filter(({ path }) => path !== page.path)
    .sort((one, other) => Number(other.language === page.language) - Number(one.language === page.language));
  if (others.length === 0) return null;
  const measure = (other: ReadPage) =>
    other.form === "text"
      ? t("minutes", { minutes: minutesOf(other.words) })
      : t("questions", { count: other.stems.length });
  return (
    <aside className="read-on" aria-label={t("readOn")}>
      {others.slice(0, 2).map((other) => (
        <Link key={other.path} className="plain" href={other.path} prefetch={false}>
          <span className="meta">
            {kinds(other.kind)}, {measure(other)}
          </span>
          <span className="read-on-title" lang={other.language} dir={directionOf(other.language)}>
            {other.title}
          </span>
        </Link>
      ))}
    </aside>
  );
}
