import type { Metadata } from "next";
import { headers } from "next/headers";
import { ourOrigin } from "#lib/http/browser";
import { Body } from "../../../_page/body.tsx";
import { HowMade } from "../../../_page/how-made.tsx";
import { loadPage } from "../../../_page/load-page.ts";
import { ReadOn } from "../../../_page/read-on.tsx";
import { SiteFrame } from "../../../_page/site-frame.tsx";
import { structuredData, toScript } from "../../../_page/structured-data.ts";

type Props = PageProps<"/p/[project]/[slug]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project: projectSlug, slug } = await params;
  const { page, project, disclosure, translations } = await loadPage(projectSlug, slug);
  const described = page.description ? { description: page.description } : {};
  const languages = Object.fromEntries([page, ...translations].map(({ language, path }) => [language, path]));
  return {
    metadataBase: new URL(ourOrigin(await headers())),
    title: { absolute: `${page.title} · ${project.name}` },
    ...described,
    alternates: {
      canonical: page.path,
      ...(translations.length > 0 && { languages }),
      types: { "text/markdown": `${page.path}.md`, "application/rss+xml": `/p/${project.slug}/feed.xml` },
    },
    openGraph: {
      type: "article",
      title: page.title,
      ...described,
      url: page.path,
      siteName: project.name,
      locale: page.language.replace("-", "_"),
      publishedTime: (disclosure.firstPublishedAt ?? page.publishedAt).toISOString(),
      modifiedTime: page.publishedAt.toISOString(),
    },
    twitter: { card: "summary", title: page.title, ...described },
  };
}

export default async function PublishedPage({ params, searchParams }: Props) {
  const { project: projectSlug, slug } = await params;
  const loaded = await loadPage(projectSlug, slug);
  const { page, project } = loaded;
  const data = structuredData(loaded, ourOrigin(await headers()));
  return (
    <SiteFrame project={project} shown={page.shown} markdown={`${page.path}.md`}>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: toScript(data) }} />
      <main id="main" className={page.shown === "quizzes" ? "site-column player" : "site-column"} tabIndex={-1}>
        <Body loaded={loaded} search={await searchParams} />
        <HowMade loaded={loaded} />
        <ReadOn project={project.slug} page={page} />
      </main>
    </SiteFrame>
  );
}
