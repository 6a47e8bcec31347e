/**
 * What Next gives a route besides the request: `headers()` and `cookies()`. A test file takes it in place of Next's:
 * `vi.mock("next/headers", () => import("#tests/support/next-request"))`.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { encode } from "next-auth/jwt";
import { sessionCookieName } from "#lib/auth/cookie";
import { env } from "#lib/env/env";

const current = new AsyncLocalStorage<Headers>();

/** Runs what a browser or program asked for with these headers. */
export function inRequest<T>(sent: Headers, work: () => Promise<T>): Promise<T> {
  return current.run(sent, work);
}

export async function headers(): Promise<Headers> {
  return current.getStore() ?? new Headers();
}

export async function cookies() {
  const sent = (await headers()).get("cookie") ?? "";
  const pairs = new Map(sent.split("; ").map((pair) => [pair.split("=")[0], pair.slice(pair.indexOf("=") + 1)]));
  return {
    get: (name: string) => (pairs.has(name) ? { name, value: pairs.get(name) } : undefined),
    set: () => undefined,
  };
}

/** The cookie of a browser in which this person has signed in. */
export async function cookieOf(person: { userId: string; sessionId: string }): Promise<string> {
  const claims = { sub: person.userId, sid: person.sessionId };
  return `${sessionCookieName(false)}=${await encode({ secret: env.COPYDESK_SECRET, token: claims, maxAge: 3_600 })}`;
}
