/**
 * In front of every page: security headers, and the way to the sign-in page for who has no cookie. It decides about
 * no access: queries and commands do, and answer the same without it.
 */
import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { isSecure, sessionCookieName } from "./lib/auth/cookie.ts";
import { PATH_HEADER } from "./lib/auth/next-path.ts";
import { REQUEST_ID, requestIdOf } from "./lib/http/request-id.ts";
import { commonHeaders, DATA_POLICY, pagePolicy } from "./lib/http/security-headers.ts";

const PUBLIC = /^\/(?:api|p|sign-in|setup|invitation)(?:\/|$)|^\/(?:sitemap\.xml|robots\.txt|icon\.svg|favicon\.ico)$/;
const DATA = /^\/api\//;
/** Sets a policy of its own: its page is not ours. */
const OWN_POLICY = /^\/api\/v1\/docs(?:\/|$)/;

export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const secure = isSecure(request.headers);
  const requestId = requestIdOf(request.headers);
  const response = mustSignIn(request, secure) ? toSignIn(request) : pass(request, pathname + search, requestId);
  for (const [name, value] of Object.entries(commonHeaders(secure))) response.headers.set(name, value);
  response.headers.set(REQUEST_ID, requestId);
  return response;
}

export const config = {
  // Files of the build are public and carry no markup. What is in front of a route holds its body in memory, and cuts it
  // at 10 MB: calls that take files of models set these headers themselves.
  matcher: ["/((?!_next/static/|_next/image|fonts/|api/v1/uploads|api/v1/models$|api/v1/models/[^/]+/versions$).*)"],
};

function mustSignIn(request: NextRequest, secure: boolean): boolean {
  const reads = request.method === "GET" || request.method === "HEAD";
  return reads && !PUBLIC.test(request.nextUrl.pathname) && !request.cookies.has(sessionCookieName(secure));
}

function toSignIn(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const target = request.nextUrl.clone();
  target.pathname = "/sign-in";
  target.search = pathname === "/" ? "" : `?next=${encodeURIComponent(pathname + search)}`;
  return NextResponse.redirect(target);
}

function pass(request: NextRequest, path: string, requestId: string): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(REQUEST_ID, requestId);
  headers.set(PATH_HEADER, path);
  const policy = policyFor(request.nextUrl.pathname, headers);
  // Next puts the nonce of this request header onto its own scripts.
  if (policy) headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  if (policy) response.headers.set("content-security-policy", policy);
  return response;
}

function policyFor(pathname: string, headers: Headers): string | null {
  if (OWN_POLICY.test(pathname)) return null;
  if (DATA.test(pathname)) return DATA_POLICY;
  const nonce = crypto.randomUUID().replaceAll("-", "");
  headers.set("x-nonce", nonce);
  return pagePolicy(nonce, process.env.NODE_ENV === "development");
}
