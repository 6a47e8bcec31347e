import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Scope, UserActor } from "#lib/auth/actor";
import { db as webDb } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { apiRoute } from "#lib/http/api-route";
import { pageOfQuery, pageQuery } from "#lib/http/page-query";
import { createToken, revokeToken } from "#lib/members/tokens/commands";
import { testDatabase } from "#tests/support/test-db";
import { givenUser } from "#tests/support/given";

vi.hoisted(() => {
  process.env.LOG_LEVEL = "silent";
});

const { db, url } = testDatabase();
let person: UserActor;

beforeAll(async () => {
  process.env.DATABASE_URL = url();
  process.env.COPYDESK_SECRET = "a secret of at least 32 characters";
  person = (await givenUser(db)) as UserActor;
});
afterAll(() => webDb.$disconnect());

async function givenToken(scopes: Scope[]) {
  const outcome = await createToken(db, person, { name: "test", scopes, days: 1 });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

const context = (params: Record<string, string> = {}) => ({ params: Promise.resolve(params) });

async function call(
  route: ReturnType<typeof apiRoute>,
  options: { secret?: string; method?: string; body?: unknown; path?: string; headers?: Record<string, string> } = {},
  params: Record<string, string> = {},
) {
  const { secret, method = "GET", body, path = "/api/v1/things", headers = {} } = options;
  const request = new Request(`http://desk.invalid${path}`, {
    method,
    headers: {
      ...(secret && { authorization: `Bearer ${secret}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await route(request, context(params));
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
}

describe("apiRoute", () => {
  const reads = apiRoute({ scope: "read" }, async ({ actor }) => ({ actor: actor.type }));

  it("answers JSON to a token with the scope, and lets nobody keep it", async () => {
    const { secret } = await givenToken(["read"]);
    const answer = await call(reads, { secret, headers: { "x-request-id": "request-0001" } });
    expect(answer).toMatchObject({ status: 200, body: { actor: "token" } });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-request-id")).toBe("request-0001");
  });

  it("refuses no token, an unknown one and a revoked one with 401, in the same words for the last two", async () => {
    const token = await givenToken(["read"]);
    await revokeToken(db, person, token.id);
    const none = await call(reads, { headers: { "x-request-id": "no" } });
    expect(none).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect(none.headers.get("content-type")).toBe("application/problem+json");
    expect(none.headers.get("www-authenticate")).toContain("Bearer");
    const unknown = await call(reads, { secret: `cd_${"x".repeat(43)}` });
    const revoked = await call(reads, { secret: token.secret });
    expect([unknown.status, revoked.status]).toEqual([401, 401]);
    expect(unknown.body.detail).toBe(revoked.body.detail);
  });

  it("refuses a token without the scope with 403, and names the scope", async () => {
    const { secret } = await givenToken(["write", "publish"]);
    expect(await call(reads, { secret })).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });

  it("checks path, query and body, and says what is wrong where", async () => {
    const { secret } = await givenToken(["write"]);
    const route = apiRoute(
      {
        scope: "write",
        params: z.object({ id: z.uuid() }),
        query: pageQuery.extend({ q: z.string().max(3).optional() }),
        body: z.object({ name: z.string() }),
        status: 201,
      },
      async ({ params, query, body }) => ({ ...params, ...pageOfQuery(query), ...body }),
    );
    const id = crypto.randomUUID();
    const post = { secret, method: "POST", body: { name: "x" } };
    expect(await call(route, { ...post, path: "/things?limit=7" }, { id })).toMatchObject({
      status: 201,
      body: { id, limit: 7, cursor: null, name: "x" },
    });
    expect(await call(route, post, { id: "no" })).toMatchObject({ status: 422, body: { errors: [{ path: "id" }] } });
    expect(await call(route, { ...post, path: "/things?limit=0" }, { id })).toMatchObject({
      body: { code: "invalid_input", errors: [{ path: "limit" }] },
    });
    expect(await call(route, { ...post, path: "/things?q=a&q=b" }, { id })).toMatchObject({
      body: { errors: [{ path: "q" }] },
    });
    expect(await call(route, { ...post, body: {} }, { id })).toMatchObject({ body: { errors: [{ path: "name" }] } });
    expect(await call(route, { ...post, body: { name: "x".repeat(2 ** 20) } }, { id })).toMatchObject({ status: 413 });
    expect(await call(route, { ...post, headers: { "idempotency-key": "a b" } }, { id })).toMatchObject({
      status: 422,
    });
  });

  it("turns a command's outcome, null and errors into answers", async () => {
    const { secret } = await givenToken(["read"]);
    const refusals = { "already-finished": { status: 410, detail: "It has ended." } };
    const answerOf = (answer: () => unknown) =>
      call(
        apiRoute({ scope: "read", refusals }, async () => answer() as object),
        { secret },
      );
    expect(await answerOf(() => done({ id: 1 }))).toMatchObject({ status: 200, body: { id: 1 } });
    expect(await answerOf(() => null)).toMatchObject({ status: 404, body: { code: "not_found" } });
    expect(await answerOf(() => refuse("already-finished"))).toMatchObject({
      status: 410,
      body: { code: "already_finished", detail: "It has ended." },
    });
    expect(await answerOf(() => ({ ...refuse("changed-meanwhile"), head: { number: 2 } }))).toMatchObject({
      status: 409,
      body: { code: "changed_meanwhile", head: { number: 2 } },
    });
    expect(await answerOf(() => new Response("a,b", { status: 206 })).catch((error) => error)).toBeInstanceOf(
      SyntaxError,
    );
    const forbid = () => {
      throw new AppError("forbidden", "Not you.");
    };
    expect(await answerOf(forbid)).toMatchObject({ status: 403, body: { detail: "Not you." } });
  });

  it("answers a bug with 500 and no detail", async () => {
    const { secret } = await givenToken(["read"]);
    const route = apiRoute({ scope: "read" }, async () => {
      throw new Error("password=hunter2");
    });
    const answer = await call(route, { secret });
    expect(answer).toMatchObject({ status: 500, body: { code: "internal_error" } });
    expect(JSON.stringify(answer.body)).not.toContain("hunter2");
    expect(answer.body.requestId).toBe(answer.headers.get("x-request-id"));
  });

  it("answers 204 without a body", async () => {
    const { secret } = await givenToken(["read"]);
    const route = apiRoute({ scope: "read", status: 204 }, async () => done({}));
    expect(await call(route, { secret })).toMatchObject({ status: 204, body: null });
  });
});
