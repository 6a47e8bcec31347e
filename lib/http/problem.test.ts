import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "../errors/app-error.ts";
import { invalidInput, problemOf, problemOfRefusal, problemResponse } from "./problem.ts";

describe("problems", () => {
  it("go out as problem+json with a stable code and the request's number", async () => {
    const response = problemResponse({ status: 409, code: "already_finished", detail: "It has ended." }, "request-1");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toEqual({
      type: "about:blank",
      title: "Conflict",
      status: 409,
      code: "already_finished",
      detail: "It has ended.",
      requestId: "request-1",
    });
  });

  it("name each input that is wrong by its path", () => {
    const result = z.object({ brief: z.object({ words: z.int() }) }).safeParse({ brief: { words: "many" } });
    const problem = problemOf(invalidInput("body", result.error!));
    expect(problem).toMatchObject({ status: 422, code: "invalid_input", errors: [{ path: "brief.words" }] });
  });

  it.each([
    ["changed-meanwhile", 409, "changed_meanwhile"],
    ["not-found", 404, "not_found"],
    ["no-such-user", 404, "no_such_user"],
    ["invalid-brief", 422, "invalid_brief"],
    ["too-large", 413, "too_large"],
  ])("of the refusal %s have status %i and code %s", (reason, status, code) => {
    expect(problemOfRefusal({ ok: false, reason })).toMatchObject({ status, code });
  });

  it("carry what a refusal carries, and a route's own words", () => {
    const refusal = { ok: false as const, reason: "changed-meanwhile", head: { number: 3 } };
    expect(problemOfRefusal(refusal, { status: 412, detail: "Look again." })).toEqual({
      status: 412,
      code: "changed_meanwhile",
      detail: "Look again.",
      head: { number: 3 },
    });
  });

  it("say a refusal's own sentence before the route's", () => {
    const refusal = { ok: false as const, reason: "not-translated", detail: "The model gave nothing." };
    expect(problemOfRefusal(refusal, { status: 422, detail: "It failed." })).toEqual({
      status: 422,
      code: "not_translated",
      detail: "The model gave nothing.",
    });
  });

  it("tell nothing of an error that is a bug", () => {
    expect(problemOf(new Error("secret detail"))).toBeNull();
    expect(problemOf(new AppError("forbidden", "No."))).toMatchObject({ status: 403, code: "forbidden" });
  });

  it("call a lost database unavailable", () => {
    expect(problemOf(Object.assign(new Error("connect"), { code: "ECONNREFUSED" }))).toMatchObject({ status: 503 });
  });
});
