import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ThemeSwitch } from "../../_components/theme-switch.tsx";
import { loadPages } from "./load-page.ts";
import { SHOWN, type Shown } from "./read-page.ts";

type FrameProps = {
  project: { slug: string; name: string };
  /** The list that is open, or that the open page belongs to. */
  shown: Shown | null;
  /** Of the page as Markdown. */
  markdown?: string;
  children: ReactNode;
};

/** Head and foot of every published page. */
export async function SiteFrame({ project, shown, markdown, children }: FrameProps) {
  const [t, pages] = await Promise.all([getTranslations("site"), loadPages(project.slug)]);
  const home = `/p/${project.slug}` as const;
  const lists = new Set(pages.map((page) => page.shown));
  const links = lists.size > 1 ? SHOWN : [];
  return (
    <>
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <header className="site-top">
        <Link className="plain masthead" href={home} prefetch={false}>
          {project.name}
        </Link>
        <nav aria-label={t("nav")}>
          {links.map((name) => (
            <Link
              key={name}
              href={`${home}?show=${name}` as Route}
              prefetch={false}
              aria-current={name === shown ? "true" : undefined}
            >
              {t(name)}
            </Link>
          ))}
        </nav>
        <ThemeSwitch label={t("theme")} />
      </header>
      {children}
      <footer className="site-bottom">
        <p>{t("promise", { project: project.name })}</p>
        <nav aria-label={t("footer")}>
          <a href={`${home}/feed.xml`}>{t("rss")}</a>
          <a href={`${home}/feed.atom`}>{t("atom")}</a>
          <a href={`${home}/feed.json`}>{t("jsonFeed")}</a>
          {markdown && <a href={markdown}>{t("asMarkdown")}</a>}
        </nav>
      </footer>
    </>
  );
}
