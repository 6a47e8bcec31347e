import { getTranslations } from "next-intl/server";
import { db } from "#lib/db/client";
import { findLivePage } from "#lib/publishing/queries";
import { absent, answer } from "../../../../_page/answer.ts";
import { loadPage } from "../../../../_page/load-page.ts";
import { madeSentences } from "../../../../_page/made-words.ts";
import { markdownTwin } from "../../../../_page/markdown-twin.ts";

/** The page as Markdown; `slug.md` and `Accept: text/markdown` lead here. */
export async function GET(request: Request, { params }: RouteContext<"/p/[project]/[slug]/markdown">) {
  const { project, slug } = await params;
  if (!(await findLivePage(db, project, slug))) return absent();
  const [loaded, t] = await Promise.all([loadPage(project, slug), getTranslations("site")]);
  const made = madeSentences(t, loaded);
  const response = answer(
    request,
    markdownTwin(loaded, { sources: t("sources"), howMade: t("howMade"), made }),
    "text/markdown",
  );
  response.headers.set("content-language", loaded.page.language);
  response.headers.set("vary", "accept");
  return response;
}
