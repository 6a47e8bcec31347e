/** One HTTP request with a limit for its answer, and failures in our own words. */
import { setTimeout as wait } from "node:timers/promises";
import { codeOf } from "#lib/storage/storage-error";
import { FetchError } from "./fetch-error.ts";

const MAX_RETRY_AFTER = 60_000;

export type RequestOptions = {
  method: "GET" | "HEAD";
  headers: Record<string, string>;
  answerMs: number;
  signal: AbortSignal;
};

/** Redirects are not followed: whoever asks decides where tokens go. Throws FetchError, or the signal's reason. */
export async function request(url: URL, options: RequestOptions): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), options.answerMs);
  try {
    const response = await fetch(url, {
      method: options.method,
      headers: { ...options.headers, "accept-encoding": "identity", "user-agent": "copydesk" },
      redirect: "manual",
      signal: AbortSignal.any([options.signal, late.signal]),
    });
    refuseStatus(response);
    return response;
  } catch (error) {
    options.signal.throwIfAborted();
    if (late.signal.aborted)
      throw new FetchError("timed-out", `${url.hostname} did not answer in time.`, { cause: error, retryAfter: 0 });
    throw asConnectionError(url.hostname, error);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits before another try; ends early with the signal's reason. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}

const NO_CONNECTION = [
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];

/** A cut connection is worth another try at once; a host that cannot be reached is not. */
export function asConnectionError(host: string, error: unknown): unknown {
  if (error instanceof FetchError || !(error instanceof TypeError)) return error;
  const code = codeOf(error.cause) ?? "";
  if (NO_CONNECTION.includes(code) || error.cause instanceof AggregateError || /CERT|TLS|SSL/.test(code))
    return new FetchError("unreachable", `${host} cannot be reached (${code || "no connection"}).`, { cause: error });
  return new FetchError("interrupted", `The connection to ${host} broke.`, { cause: error, retryAfter: 0 });
}

function refuseStatus(response: Response): void {
  const { status } = response;
  if (status < 400 || status === 416) return;
  const { hostname } = new URL(response.url);
  void response.body?.cancel();
  if (status === 401) throw new FetchError("sign-in-needed", `${hostname} wants a token for this file (401).`);
  if (status === 403) throw new FetchError("not-allowed", `${hostname} does not give this file to you (403).`);
  if (status === 404 || status === 410) throw new FetchError("not-found", `${hostname} has no such file (${status}).`);
  if (status === 429)
    throw new FetchError("rate-limited", `${hostname} asks to wait (429).`, { retryAfter: retryAfterOf(response) });
  if (status >= 500)
    throw new FetchError("server-error", `${hostname} has a fault of its own (${status}).`, {
      retryAfter: retryAfterOf(response) ?? 0,
    });
  throw new FetchError("bad-answer", `${hostname} answered ${status}.`);
}

/** Milliseconds; undefined when it would be too long to wait for. RFC 9110, section 10.2.3. */
function retryAfterOf(response: Response): number | undefined {
  const given = response.headers.get("retry-after");
  if (given === null) return 0;
  const ms = /^\d+$/.test(given) ? Number(given) * 1_000 : Date.parse(given) - Date.now();
  if (Number.isNaN(ms)) return 0;
  return ms > MAX_RETRY_AFTER ? undefined : Math.max(0, ms);
}
