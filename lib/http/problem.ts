/** Errors of the API as `application/problem+json` (RFC 9457), each with a stable `code`. */
import { z } from "zod";
import { isConnectionLost } from "../db/connection-error.ts";
import { AppError } from "../errors/app-error.ts";
import type { Refused } from "../errors/refusal.ts";
import { StorageError } from "../storage/storage-error.ts";

export type Issue = { path: string; message: string };
export type Problem = { status: number; code: string; detail: string; errors?: Issue[]; [extension: string]: unknown };

/** How a route words a refusal, where the general rule does not fit. */
export type RefusalWords = { status?: number; detail?: string };

const codes = new WeakMap<Response, string>();

/** Of an answer that is a problem, for the log. */
export function codeOfProblem(response: Response): string | undefined {
  return codes.get(response);
}

export function problemResponse(problem: Problem, requestId: string): Response {
  const { status, code, detail, ...extensions } = problem;
  const body = { type: "about:blank", title: titleOf(status), status, code, detail, ...extensions, requestId };
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (status === 401) headers["www-authenticate"] = 'Bearer realm="copydesk"';
  const response = new Response(JSON.stringify(body), { status, headers });
  codes.set(response, code);
  return response;
}

/** Null for what is no known error, which means a bug: the caller answers 500 and logs it. */
export function problemOf(error: unknown): Problem | null {
  if (isConnectionLost(error)) return { status: 503, code: "unavailable", detail: "The database is away. Try again." };
  if (error instanceof StorageError) return { status: 503, code: "unavailable", detail: error.message };
  if (!(error instanceof AppError)) return null;
  const problem: Problem = { status: error.status, code: error.code, detail: error.message };
  return error.details.length > 0 ? { ...problem, errors: error.details } : problem;
}

/**
 * A refusal's reason becomes the code (`changed-meanwhile` → `changed_meanwhile`); what it carries besides goes out
 * with it, and a `detail` of its own goes before the route's words. The status is 409 unless those say otherwise.
 */
export function problemOfRefusal(refusal: Refused<string>, words: RefusalWords = {}): Problem {
  const { ok: _ok, reason, ...rest } = refusal;
  const own = "detail" in rest && typeof rest.detail === "string" ? rest.detail : undefined;
  const detail = own ?? words.detail ?? `${reason.charAt(0).toUpperCase()}${reason.slice(1).replaceAll("-", " ")}.`;
  return { ...rest, status: words.status ?? statusOfReason(reason), code: reason.replaceAll("-", "_"), detail };
}

export function invalidInput(where: string, error: z.ZodError): AppError {
  return new AppError("invalid_input", `The ${where} is not valid; see errors.`, issuesOf(error));
}

export function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.slice(0, 50).map((issue) => ({ path: z.core.toDotPath(issue.path), message: issue.message }));
}

function statusOfReason(reason: string): number {
  if (reason === "not-found" || reason.startsWith("no-such-")) return 404;
  if (reason.startsWith("invalid-") || reason.startsWith("unsupported-") || reason.startsWith("unknown-")) return 422;
  if (reason === "too-large") return 413;
  if (reason === "slow-down") return 429;
  return 409;
}

const TITLES: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

function titleOf(status: number): string {
  return TITLES[status] ?? "Error";
}
