import { openApiDocument } from "../_openapi/document.ts";
import { docsPage } from "./docs-page.ts";

let page: string | undefined;

/** A readable page of the API, made from the same document; no script, nothing from elsewhere. */
export function GET(): Response {
  page ??= docsPage(openApiDocument());
  return new Response(page, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "public, max-age=300",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}
