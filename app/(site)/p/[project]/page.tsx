import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { ourOrigin } from "#lib/http/browser";
import { directionOf } from "../../../_kinds/text/direction.ts";
import { loadPages, loadProject } from "../../_page/load-page.ts";
import { dayOf } from "../../_page/made-words.ts";
import { minutesOf, SHOWN, type ReadPage } from "../../_page/read-page.ts";
import { SiteFrame } from "../../_page/site-frame.tsx";

type Props = PageProps<"/p/[project]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, name } = await loadProject((await params).project);
  const [t, requestHeaders] = await Promise.all([getTranslations("site"), headers()]);
  const path = `/p/${slug}`;
  const description = t("listDescription", { project: name });
  return {
    metadataBase: new URL(ourOrigin(requestHeaders)),
    title: { absolute: name },
    description,
    alternates: { canonical: path, types: feedsOf(path) },
    openGraph: { type: "website", title: name, description, url: path, siteName: name },
  };
}

export default async function ProjectList({ params, searchParams }: Props) {
  const project = await loadProject((await params).project);
  const { show } = await searchParams;
  const shown = SHOWN.find((name) => name === show) ?? null;
  const [t, pages] = await Promise.all([getTranslations("site"), loadPages(project.slug)]);
  const listed = pages.filter((page) => !shown || page.shown === shown);
  return (
    <SiteFrame project={project} shown={shown}>
      <main id="main" className="site-column site-list" tabIndex={-1}>
        <h1>{shown ? t(shown) : project.name}</h1>
        <p>{t("listAbout", { count: listed.length })}</p>
        {pages.length === 0 && <p>{t("nothingAbout")}</p>}
        <ol>
          {listed.map((page) => (
            <Entry key={page.path} page={page} />
          ))}
        </ol>
      </main>
    </SiteFrame>
  );
}

async function Entry({ page }: { page: ReadPage }) {
  const [t, kinds] = await Promise.all([getTranslations("site"), getTranslations("common.kind")]);
  const facts = { kind: kinds(page.kind), date: dayOf(page.publishedAt) };
  const language = { lang: page.language, dir: directionOf(page.language) };
  return (
    <li className="site-entry">
      <p className="kicker">
        {page.form === "text"
          ? t("kickerText", { ...facts, minutes: minutesOf(page.words) })
          : t("kickerQuiz", { ...facts, count: page.stems.length })}
      </p>
      <h2 {...language}>
        <Link className="plain" href={page.path} prefetch={false}>
          {page.title}
        </Link>
      </h2>
      {page.description && (
        <p className="entry-about" {...language}>
          {page.description}
        </p>
      )}
    </li>
  );
}

function feedsOf(path: string) {
  return {
    "application/rss+xml": `${path}/feed.xml`,
    "application/atom+xml": `${path}/feed.atom`,
    "application/feed+json": `${path}/feed.json`,
  };
}
