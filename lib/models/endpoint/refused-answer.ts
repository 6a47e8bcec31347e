/** What a server says when it does not do what it was asked for, as an error with a sentence for a person. */
import { z } from "zod";
import type { OutboundAnswer } from "#lib/http/outbound/request";
import { readText } from "#lib/http/outbound/read-text";
import { EndpointError } from "./endpoint-error.ts";

const MAX_ERROR_BYTES = 64 * 1024;
const MAX_WORDS = 200;

/** Servers put it as { error: { … } }, as the object itself, or as a text. */
const detailSchema = z
  .object({
    message: z.string(),
    code: z.union([z.string(), z.number()]).nullable(),
    type: z.string().nullable(),
    param: z.string().nullable(),
  })
  .partial();
const errorSchema = z.union([
  z.object({ error: detailSchema }).transform(({ error }) => error),
  z.object({ error: z.string() }).transform(({ error }) => ({ message: error }) as z.infer<typeof detailSchema>),
  detailSchema,
]);
export type ServerWords = z.infer<typeof detailSchema>;

/** Does nothing for an answer of 200; else reads its body and throws EndpointError. */
export async function requireOk(host: string, answer: OutboundAnswer, key: string | null): Promise<void> {
  if (answer.status === 200) return;
  const text = await readText(answer.body, MAX_ERROR_BYTES);
  throw describeStatus(host, answer, readWords(text), key);
}

/** The error that stands in an answer or an event that was to hold something else; null when there is none. */
export function wordsOfError(value: unknown): ServerWords | null {
  const holds = typeof value === "object" && value !== null && "error" in value && value.error != null;
  return holds ? (errorSchema.safeParse(value).data ?? {}) : null;
}

/** An error that came with status 200, in the answer or in the middle of a stream. */
export function describeWords(host: string, words: ServerWords, key: string | null): EndpointError {
  const message = `${host} had a fault of its own${quote(words, key)}.`;
  return isTooLong(words)
    ? new EndpointError("prompt-too-long", `The prompt is too long for the server${quote(words, key)}.`)
    : new EndpointError("server-failed", message);
}

/** For a sentence: one line, short, and without the key, should the server repeat it. */
export function cleanWords(text: string, key: string | null): string {
  const without = key ? text.replaceAll(key, "…") : text;
  const line = without
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  return line.length > MAX_WORDS ? `${line.slice(0, MAX_WORDS).toWellFormed()}…` : line;
}

function describeStatus(host: string, answer: OutboundAnswer, words: ServerWords, key: string | null): EndpointError {
  const { status } = answer;
  const said = quote(words, key);
  if (status >= 300 && status < 400) return redirected(host, answer.headers.location);
  // What it says about a key may hold a part of it.
  if (status === 401 || status === 403) return new EndpointError("key-refused", `${host} refuses the key (${status}).`);
  if (status === 404)
    return new EndpointError("not-found", `${host} does not know this address or model (404)${said}.`);
  if (status === 429) {
    const retry = words.code !== "insufficient_quota";
    return new EndpointError("busy", `${host} asks to wait (429)${said}.`, { retry, ...retryAfterOf(answer) });
  }
  if (status === 408 || status >= 500)
    return new EndpointError("server-failed", `${host} has a fault of its own (${status})${said}.`, {
      retry: status !== 501,
      ...retryAfterOf(answer),
    });
  if (isTooLong(words)) return new EndpointError("prompt-too-long", `The prompt is too long for the server${said}.`);
  return new EndpointError("request-refused", `${host} refuses the request (${status})${said}.`, {
    ...(words.param ? { parameter: words.param } : {}),
  });
}

function redirected(host: string, location: string | undefined): EndpointError {
  const to = location && URL.canParse(location) ? new URL(location).host : null;
  const where = to && to !== host ? ` to ${to}` : "";
  return new EndpointError("redirected", `${host} redirects${where}, which is not followed. Enter the final address.`);
}

const TOO_LONG = ["context_length_exceeded", "exceed_context_size_error"];

function isTooLong({ code, type }: ServerWords): boolean {
  return TOO_LONG.includes(String(code)) || TOO_LONG.includes(String(type));
}

function quote({ message }: ServerWords, key: string | null): string {
  const words = cleanWords(message ?? "", key);
  return words === "" ? "" : `: “${words}”`;
}

function readWords(text: string): ServerWords {
  try {
    return errorSchema.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    // A page of a proxy: its markup says nothing to a person.
    return {};
  }
}

/** RFC 9110, section 10.2.3: seconds or a date. */
function retryAfterOf({ headers }: OutboundAnswer): { retryAfter?: number } {
  const given = headers["retry-after"];
  if (given === undefined) return {};
  const wait = /^\d{1,9}$/.test(given) ? Number(given) * 1_000 : Date.parse(given) - Date.now();
  return Number.isNaN(wait) ? {} : { retryAfter: Math.max(0, wait) };
}
