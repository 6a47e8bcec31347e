import type { Actor } from "../auth/actor.ts";
import { log } from "../log/log.ts";

/** One event for each request: who, what, outcome, milliseconds. Never bodies, query strings or headers. */
export function logRequest(entry: {
  request: Request;
  requestId: string;
  actor: Actor | null;
  status: number;
  started: number;
  error: unknown;
}): void {
  const { request, requestId, actor, status, started, error } = entry;
  const event = {
    event: "request",
    requestId,
    method: request.method,
    path: new URL(request.url).pathname,
    status,
    actor: actor?.type ?? "nobody",
    ...(actor && actor.type !== "system" && { userId: actor.userId }),
    ...(actor?.type === "token" && { tokenId: actor.tokenId }),
    milliseconds: Math.round(performance.now() - started),
  };
  if (error) log.error({ ...event, err: error }, "request failed");
  else log.info(event, "request");
}
