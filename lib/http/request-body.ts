import { AppError } from "../errors/app-error.ts";

export const MAX_JSON_BYTES = 1024 * 1024;

/** The whole body, read no further than `limit` bytes whatever Content-Length says. Throws too_large. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** Throws unsupported_media_type, too_large, or invalid_input for what is no JSON. An empty body is `{}`. */
export async function readJson(request: Request, limit: number = MAX_JSON_BYTES): Promise<unknown> {
  const bytes = await readBytes(request, limit);
  if (bytes.byteLength === 0) return {};
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new AppError("unsupported_media_type", "Send the body as application/json.");
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return JSON.parse(text, text.includes("\\u0000") ? refuseNul : undefined);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) {
      throw new AppError("invalid_input", "The body is not valid JSON in UTF-8.");
    }
    throw error;
  }
}

/** PostgreSQL stores no U+0000 in a text. */
export function refuseNul(name: string, value: unknown): unknown {
  if (name.includes("\0") || (typeof value === "string" && value.includes("\0")))
    throw new AppError("invalid_input", "A text holds the character U+0000, which cannot be stored. Take it out.");
  return value;
}

function tooLarge(limit: number): AppError {
  return new AppError("too_large", `The body may have at most ${limit} bytes.`);
}
