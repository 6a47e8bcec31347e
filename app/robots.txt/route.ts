import { ourOrigin } from "#lib/http/browser";
import { answer } from "../(site)/_page/answer.ts";

/** Published pages are for everybody, the desk is for nobody's index. */
export function GET(request: Request): Response {
  const lines = ["User-agent: *", "Allow: /p/", "Allow: /_next/static/", "Disallow: /", ""];
  return answer(request, [...lines, `Sitemap: ${ourOrigin(request.headers)}/sitemap.xml`, ""].join("\n"), "text/plain");
}
