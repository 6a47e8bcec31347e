/**
 * Sessions of browsers. The only file that knows next-auth: its cookie is an encrypted JWT that names a session row,
 * and each request asks that row, so that a session ends when the row does and not when the JWT expires.
 */
import NextAuth from "next-auth";
import type { AuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { db } from "../db/client.ts";
import { env } from "../env/env.ts";
import { log } from "../log/log.ts";
import type { UserActor } from "./actor.ts";
import { isSecure, sessionCookieName, sessionCookieOptions } from "./cookie.ts";
import { PATH_HEADER } from "./next-path.ts";
import { endSession, SESSION_SECONDS } from "./sessions/commands.ts";
import { findSessionActor } from "./sessions/queries.ts";

export type OpenedSession = { userId: string; sessionId: string };

/** The signed-in person of this request, looked up once for all that renders it. */
export const findActor = cache(async (): Promise<UserActor | null> => {
  const sessionId = await readSessionId();
  return sessionId === null ? null : findSessionActor(db, sessionId);
});

/** Sends visitors to sign in, and back here afterwards. */
export async function requireUser(): Promise<UserActor> {
  const actor = await findActor();
  if (actor) return actor;
  const path = (await headers()).get(PATH_HEADER);
  redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}

/** Gives the browser its cookie. Only where cookies can be set: in server actions and route handlers. */
export async function startSession(session: OpenedSession): Promise<void> {
  const secure = isSecure(await headers());
  const token = await encode({ secret: env.COPYDESK_SECRET, token: claimsOf(session), maxAge: SESSION_SECONDS });
  (await cookies()).set(sessionCookieName(secure), token, { ...sessionCookieOptions(secure), maxAge: SESSION_SECONDS });
}

/** Signs this browser out: the row ends, whoever copied the cookie is out too. */
export async function endCurrentSession(): Promise<void> {
  const actor = await findActor();
  if (actor) await endSession(db, actor.userId, actor.sessionId);
  const secure = isSecure(await headers());
  (await cookies()).set(sessionCookieName(secure), "", { ...sessionCookieOptions(secure), maxAge: 0 });
}

/** Null when email or password are wrong; throws with the words that next-auth puts into the address. */
export type CheckCredentials = (credentials: unknown, headers: Headers) => Promise<OpenedSession | null>;

/**
 * next-auth's own endpoints, for clients that speak its protocol (csrf, callback/credentials, session, signout).
 * Our forms call the same command through server actions.
 */
export function authRoute(check: CheckCredentials) {
  return async (request: Request, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> => {
    // Where next-auth takes the address of its own endpoints from.
    if (env.COPYDESK_PUBLIC_URL) process.env.NEXTAUTH_URL = env.COPYDESK_PUBLIC_URL;
    else process.env.AUTH_TRUST_HOST = "true";
    const handler = NextAuth as unknown as NextAuthHandler;
    return handler(request, context, optionsFor(isSecure(request.headers), check));
  };
}

type NextAuthHandler = (request: Request, context: object, options: AuthOptions) => Promise<Response>;

function optionsFor(secure: boolean, check: CheckCredentials): AuthOptions {
  return {
    secret: env.COPYDESK_SECRET,
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    cookies: { sessionToken: { name: sessionCookieName(secure), options: sessionCookieOptions(secure) } },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials, request) => {
          const session = await check(credentials, new Headers(request.headers as Record<string, string>));
          return session && { id: session.userId, sessionId: session.sessionId };
        },
      }),
    ],
    callbacks: {
      jwt: async ({ token, user }) => {
        if (user && "sessionId" in user) return claimsOf({ userId: user.id, sessionId: String(user.sessionId) });
        // next-auth clears the cookie of a token that throws here.
        if (!(await findSessionActor(db, String(token.sid)))) throw new Error("This session has ended.");
        return token;
      },
      session: async ({ session, token }) => {
        const actor = await findSessionActor(db, String(token.sid));
        return { expires: session.expires, user: { name: actor?.name ?? "" } };
      },
    },
    events: { signOut: ({ token }) => endSession(db, String(token.sub), String(token.sid)).then(() => undefined) },
    logger: {
      error: (code) => log.warn({ event: "next-auth", code }, "sign-in endpoint refused"),
      warn: (code) => log.debug({ event: "next-auth", code }, "sign-in endpoint warned"),
      debug: () => undefined,
    },
  };
}

function claimsOf(session: OpenedSession) {
  return { sub: session.userId, sid: session.sessionId };
}

async function readSessionId(): Promise<string | null> {
  const name = sessionCookieName(isSecure(await headers()));
  const token = (await cookies()).get(name)?.value;
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: env.COPYDESK_SECRET });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch (error) {
    // A cookie that is forged, expired or from before the secret changed is no cookie; all else is a bug.
    if (error instanceof Error && "code" in error && String(error.code).startsWith("ERR_J")) return null;
    throw error;
  }
}
