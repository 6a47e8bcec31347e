import { Feed } from "feed";
import { getTranslations } from "next-intl/server";
import { db } from "#lib/db/client";
import { ourOrigin } from "#lib/http/browser";
import { findPublicProject, listLivePages } from "#lib/publishing/queries";
import { markdownToHtml } from "#lib/text/markdown/html";
import { absent, answer } from "../_page/answer.ts";
import type { ReadPage } from "../_page/read-page.ts";
import { readPage } from "../_page/read-page.ts";

/** The newest pages; readers of feeds ask again before there are more. */
const ENTRIES = 50;

const formats = {
  rss: { file: "feed.xml", type: "application/rss+xml", write: (feed: Feed) => feed.rss2() },
  atom: { file: "feed.atom", type: "application/atom+xml", write: (feed: Feed) => feed.atom1() },
  json: { file: "feed.json", type: "application/feed+json", write: (feed: Feed) => feed.json1() },
} as const;

export async function answerFeed(format: keyof typeof formats, request: Request, slug: string): Promise<Response> {
  const project = await findPublicProject(db, slug);
  if (!project) return absent();
  const [pages, t] = await Promise.all([listLivePages(db, slug, ENTRIES), getTranslations("site")]);
  const home = `${ourOrigin(request.headers)}/p/${slug}`;
  const feed = new Feed({
    title: project.name,
    description: t("feedAbout", { project: project.name }),
    id: home,
    link: home,
    language: project.language,
    generator: "Copydesk",
    updated: pages[0]?.publishedAt ?? new Date(0),
    copyright: project.name,
    feedLinks: { rss: `${home}/feed.xml`, atom: `${home}/feed.atom`, json: `${home}/feed.json` },
  });
  for (const page of pages.map(readPage)) {
    const count = page.stems.length > 0 ? t("questions", { count: page.stems.length }) : "";
    feed.addItem(itemOf(page, ourOrigin(request.headers), count));
  }
  const { type, write } = formats[format];
  return answer(request, write(feed), type);
}

/** A quiz is told of, not given away: its answers stay on its page. */
function itemOf(page: ReadPage, origin: string, count: string) {
  const link = origin + page.path;
  const about = [page.description, count].filter(Boolean).join(" ");
  return {
    title: page.title,
    id: link,
    link,
    date: page.publishedAt,
    published: page.publishedAt,
    description: about,
    ...(page.form === "text" && {
      content: markdownToHtml(page.content.markdown),
      ...(page.content.tags?.length && { category: page.content.tags.map((name) => ({ name })) }),
    }),
  };
}
