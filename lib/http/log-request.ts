import type { Actor } from "../auth/actor.ts";
import { log } from "../log/log.ts";
import { requestSeconds } from "../metrics/web.ts";

export type RequestEntry = {
  requestId: string;
  /** Pattern of the address, or `form:<name>`. */
  route: string;
  method: string;
  /** With ids, without query string. */
  path: string;
  actor: Actor | null;
  status: number;
  /** A refusal's reason or a problem's code. */
  reason?: string | undefined;
  /** Of performance.now(). */
  started: number;
  /** What is a bug of ours. */
  error?: unknown;
};

/** One event for each request: who, what, outcome, milliseconds. Never bodies, query strings or headers. */
export function logRequest({ actor, error, started, ...facts }: RequestEntry): void {
  const milliseconds = performance.now() - started;
  const { route, method, status } = facts;
  requestSeconds.observe({ route, method, status }, milliseconds / 1_000);
  const event = {
    event: "request",
    ...facts,
    outcome: status < 400 ? "done" : status < 500 ? "refused" : "failed",
    actor: actor?.type ?? "nobody",
    ...(actor && actor.type !== "system" && { userId: actor.userId }),
    ...(actor?.type === "token" && { tokenId: actor.tokenId }),
    ms: Math.round(milliseconds),
  };
  if (error) log.error({ ...event, err: error }, "request failed");
  else log.info(event, "request");
}
