import { openApiDocument } from "../_openapi/document.ts";

let document: object | undefined;

export function GET(): Response {
  document ??= openApiDocument();
  return Response.json(document, { headers: { "cache-control": "public, max-age=300" } });
}
