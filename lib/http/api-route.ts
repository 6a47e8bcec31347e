/**
 * The way in for machines: token, scope and input are checked here, refusals and errors become problem+json, and one
 * event is logged for each request. What the caller may do with what it names is the command's question.
 */
import type { z } from "zod";
import type { Actor, Scope } from "../auth/actor.ts";
import { hasScope } from "../auth/policy.ts";
import { isSecure } from "../auth/cookie.ts";
import { findActor } from "../auth/session.ts";
import { findTokenActor } from "../auth/tokens/queries.ts";
import { db } from "../db/client.ts";
import { AppError } from "../errors/app-error.ts";
import type { Outcome, Refused } from "../errors/refusal.ts";
import { logRequest } from "./log-request.ts";
import { codeOfProblem, invalidInput, problemOf, problemOfRefusal, problemResponse } from "./problem.ts";
import type { RefusalWords } from "./problem.ts";
import { REQUEST_ID, requestIdOf } from "./request-id.ts";
import { routePattern } from "./route-pattern.ts";
import { readJson, refuseNul } from "./request-body.ts";
import { dataHeaders } from "./security-headers.ts";
import { isFromOurPages } from "./same-origin.ts";

type Spec<Params, Query, Body> = {
  scope: Scope;
  /** Also takes the desk's session cookie: for event streams and what a screen calls while one types. */
  session?: boolean;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  /** JSON. A route without it reads `request` itself (see readBytes). */
  body?: z.ZodType<Body>;
  maxBodyBytes?: number;
  /** Of a success, 200 unless given. */
  status?: number;
  refusals?: Record<string, RefusalWords>;
};

export type Call<Params, Query, Body> = {
  actor: Actor;
  params: Params;
  query: Query;
  body: Body;
  request: Request;
  requestId: string;
  /** Header Idempotency-Key, 1 to 200 visible ASCII characters. */
  idempotencyKey: string | null;
};

/** null is not found; an Outcome is its value or a problem; a Response goes out as it is; all else as JSON. */
export type Answer = Response | Outcome<unknown, string> | object | null;

type RouteContext = { params: Promise<Record<string, string | string[] | undefined> | undefined> };

export function apiRoute<Params = Record<string, never>, Query = Record<string, never>, Body = undefined>(
  spec: Spec<Params, Query, Body>,
  handler: (call: Call<Params, Query, Body>) => Promise<Answer>,
): (request: Request, context: RouteContext) => Promise<Response> {
  return async (request, context) => {
    const started = performance.now();
    const requestId = requestIdOf(request.headers);
    const { method } = request;
    const { pathname: path } = new URL(request.url);
    const route = routePattern(path, await context.params);
    let actor: Actor | null = null;
    const { response, error } = await answered(requestId, async () => {
      actor = await authenticate(request, spec);
      requireScope(actor, spec.scope);
      const call = { actor, request, requestId, ...(await inputOf(spec, request, context)) };
      return responseTo(await handler(call), spec, requestId);
    });
    response.headers.set(REQUEST_ID, requestId);
    // The proxy sets them too, but for bodies that it must not hold: see proxy.ts.
    for (const [name, value] of Object.entries(dataHeaders(isSecure(request.headers))))
      if (!response.headers.has(name)) response.headers.set(name, value);
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
    const { status } = response;
    logRequest({ requestId, route, method, path, actor, status, reason: codeOfProblem(response), started, error });
    return response;
  };
}

async function answered(requestId: string, work: () => Promise<Response>) {
  try {
    return { response: await work(), error: undefined };
  } catch (error) {
    const problem = problemOf(error);
    if (problem) return { response: problemResponse(problem, requestId), error: undefined };
    const detail = "Something went wrong on our side. Nothing was changed by this request unless you can see it.";
    return { response: problemResponse({ status: 500, code: "internal_error", detail }, requestId), error };
  }
}

async function authenticate(request: Request, spec: { session?: boolean }): Promise<Actor> {
  const authorization = request.headers.get("authorization");
  const actor = authorization ? await findTokenActor(db, authorization) : spec.session ? await findActor() : null;
  if (!actor) {
    const why = authorization
      ? "This token is not valid: it is unknown, expired or revoked."
      : "Send an API token: Authorization: Bearer <token>.";
    throw new AppError("unauthenticated", why);
  }
  if (actor.type === "user" && request.method !== "GET" && !isFromOurPages(request.headers)) {
    throw new AppError("forbidden", "A session is only accepted from our own pages; send an API token.");
  }
  return actor;
}

function requireScope(actor: Actor, scope: Scope): void {
  if (!hasScope(actor, scope)) throw new AppError("forbidden", `This token lacks the scope "${scope}".`);
}

async function inputOf<P, Q, B>(spec: Spec<P, Q, B>, request: Request, context: RouteContext) {
  const idempotencyKey = request.headers.get("idempotency-key");
  if (idempotencyKey !== null && !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) {
    throw new AppError("invalid_input", "Idempotency-Key may have 1 to 200 visible ASCII characters.");
  }
  const params = parse("path", spec.params, await context.params);
  const query = parse("query string", spec.query, queryOf(new URL(request.url).searchParams));
  const body = parse("body", spec.body, spec.body && (await readJson(request, spec.maxBodyBytes)));
  return { params, query, body, idempotencyKey };
}

function parse<T>(where: string, schema: z.ZodType<T> | undefined, value: unknown): T {
  if (!schema) return (where === "body" ? undefined : {}) as T;
  const result = schema.safeParse(value);
  if (!result.success) throw invalidInput(where, result.error);
  return result.data;
}

/** A name that comes once is a string, one that comes several times an array. */
function queryOf(search: URLSearchParams): Record<string, string | string[]> {
  search.forEach((value, name) => refuseNul(name, value));
  const names = [...new Set(search.keys())];
  return Object.fromEntries(names.map((name) => [name, single(search.getAll(name))]));
}

function single(values: string[]): string | string[] {
  return values.length === 1 ? (values[0] ?? "") : values;
}

function responseTo(
  answer: Answer,
  spec: { status?: number; refusals?: Record<string, RefusalWords> },
  requestId: string,
) {
  if (answer instanceof Response) return answer;
  if (answer === null) throw new AppError("not_found", "There is no such thing, or you may not see it.");
  if ("ok" in answer && answer.ok === false) {
    const refusal = answer as Refused<string>;
    return problemResponse(problemOfRefusal(refusal, spec.refusals?.[refusal.reason]), requestId);
  }
  const value = "ok" in answer && "value" in answer ? answer.value : answer;
  const status = spec.status ?? 200;
  return status === 204 ? new Response(null, { status }) : Response.json(value ?? {}, { status });
}
