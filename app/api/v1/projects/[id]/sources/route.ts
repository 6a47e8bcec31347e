import { z } from "zod";
import { requireProjectAccess } from "#lib/auth/queries";
import { db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { apiRoute } from "#lib/http/api-route";
import { pageOfQuery, pageQuery } from "#lib/http/page-query";
import { readBytes, readJson } from "#lib/http/request-body";
import { issuesOf } from "#lib/http/problem";
import { addSource } from "#lib/sources/commands";
import type { NewSource } from "#lib/sources/commands";
import { presentSource } from "#lib/sources/present";
import { listSources } from "#lib/sources/queries";
import { MAX_SOURCE_BYTES, mediaTypeOf, pastedSourceSchema } from "#lib/sources/schema";
import { sourceStore } from "#lib/storage/source-store";
import { idParams } from "../../../_params.ts";

/** JSON escapes and a form's boundaries around 10 MB of text. */
const MAX_BODY = MAX_SOURCE_BYTES + 2 * 1024 * 1024;

export const GET = apiRoute(
  { scope: "read", params: idParams, query: pageQuery.extend({ q: z.string().max(200).optional() }) },
  async ({ actor, params, query }) => {
    const access = await requireProjectAccess(db, actor, params.id, "project.read");
    const { items, nextCursor } = await listSources(db, access, query, pageOfQuery(query));
    return { items: items.map(presentSource), nextCursor };
  },
);

/** `{ title, text }` as JSON, or a file in the part `file` of a form. */
export const POST = apiRoute({ scope: "write", params: idParams, status: 202 }, async ({ actor, params, request }) => {
  const isForm = request.headers.get("content-type")?.startsWith("multipart/form-data") ?? false;
  const source = isForm ? await uploadedSource(request) : await pastedSource(request);
  return addSource(db, sourceStore(), actor, params.id, source);
});

async function pastedSource(request: Request): Promise<NewSource> {
  const parsed = pastedSourceSchema.safeParse(await readJson(request, MAX_BODY));
  if (!parsed.success)
    throw new AppError("invalid_input", "The body is not valid; see errors.", issuesOf(parsed.error));
  const { title, text, mediaType } = parsed.data;
  return { title, fileName: null, mediaType, bytes: new TextEncoder().encode(text) };
}

async function uploadedSource(request: Request): Promise<NewSource> {
  const bytes = await readBytes(request, MAX_BODY);
  const type = request.headers.get("content-type") ?? "";
  const form = await new Response(Buffer.from(bytes), { headers: { "content-type": type } })
    .formData()
    .catch(() => null);
  const file = form?.get("file");
  if (!(file instanceof File)) throw new AppError("invalid_input", 'The form has no file in a part named "file".');
  const mediaType = mediaTypeOf(file.name);
  if (!mediaType) throw new AppError("unsupported_media_type", "Text, Markdown and HTML files can be read.");
  const title = nameOf(String(form?.get("title") || file.name.replace(/\.[^.]+$/, "")));
  return { title, fileName: nameOf(file.name), mediaType, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function nameOf(text: string): string {
  return text.replaceAll("\0", "").slice(0, 200);
}
