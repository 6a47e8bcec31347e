/** A page for machines: schema.org as JSON-LD, with the IPTC name for how it was made. */
import type { LoadedPage } from "./load-page.ts";

const DIGITAL_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/";

export function structuredData({ page, project, disclosure }: LoadedPage, origin: string): Record<string, unknown> {
  const url = origin + page.path;
  return {
    "@context": "https://schema.org",
    "@type": page.shown === "quizzes" ? "Quiz" : page.kind === "blog-post" ? "BlogPosting" : "Article",
    "@id": url,
    url,
    mainEntityOfPage: url,
    [page.shown === "quizzes" ? "name" : "headline"]: page.title,
    ...(page.description && { description: page.description }),
    inLanguage: page.language,
    datePublished: (disclosure.firstPublishedAt ?? page.publishedAt).toISOString(),
    dateModified: page.publishedAt.toISOString(),
    publisher: { "@type": "Organization", name: project.name, url: `${origin}/p/${project.slug}` },
    isAccessibleForFree: true,
    ...(page.form === "text" && { wordCount: page.words }),
    ...(page.form === "text" && page.content.tags?.length && { keywords: page.content.tags }),
    ...(page.stems.length > 0 && { hasPart: page.stems.map((name) => ({ "@type": "Question", name })) }),
    ...(disclosure.model && { digitalSourceType: sourceTypeOf(disclosure.editors) }),
  };
}

/** As the text of a script element: no sign of it can end the element. */
export function toScript(data: Record<string, unknown>): string {
  return JSON.stringify(data).replace(/</g, "\\u003c");
}

function sourceTypeOf(editors: number): string {
  return `${DIGITAL_SOURCE}${editors > 0 ? "compositeWithTrainedAlgorithmicMedia" : "trainedAlgorithmicMedia"}`;
}
