import { createHash } from "node:crypto";

/**
 * Text for readers' machines. It may be kept, but is asked for again each time: what is unpublished is gone at once,
 * what has not changed costs a 304.
 */
export function answer(request: Request, body: string, type: string): Response {
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = { etag: tag, "cache-control": "public, max-age=0, must-revalidate" };
  const known = request.headers.get("if-none-match")?.split(/\s*,\s*/) ?? [];
  if (known.some((other) => other.replace(/^W\//, "") === tag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "content-type": `${type}; charset=utf-8` } });
}

export function absent(): Response {
  return new Response("There is no such page, or it is not published any more.\n", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
