/**
 * The two ways in which an act does not happen. A refusal (refusal.ts) is a value that the caller handles;
 * an AppError is thrown for what no screen offers. Anything else that is thrown is a bug.
 */
export type AppErrorCode =
  | "not_found"
  | "forbidden"
  | "unauthenticated"
  | "invalid_input"
  | "too_large"
  | "unsupported_media_type"
  | "too_many_requests"
  | "conflict"
  | "unavailable";

const STATUS: Record<AppErrorCode, number> = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  invalid_input: 422,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  conflict: 409,
  unavailable: 503,
};

export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly details: { path: string; message: string }[];
  constructor(code: AppErrorCode, message: string, details: { path: string; message: string }[] = []) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }
  /** The HTTP status that answers it. */
  get status(): number {
    return STATUS[this.code];
  }
}
