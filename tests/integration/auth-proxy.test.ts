import { NextRequest } from "next/server.js";
import { describe, expect, it } from "vitest";
import { proxy } from "../../proxy.ts";

const ask = (path: string, options: { cookie?: string; method?: string; https?: boolean } = {}) =>
  proxy(
    new NextRequest(`http://desk.invalid${path}`, {
      method: options.method ?? "GET",
      headers: {
        ...(options.cookie && { cookie: options.cookie }),
        ...(options.https && { "x-forwarded-proto": "https" }),
      },
    }),
  );

describe("proxy", () => {
  it.each(["/projects/a?page=2", "/users", "/account", "/drafts/1"])(
    "sends visitors of %s to sign in and back",
    (path) => {
      const location = new URL(ask(path).headers.get("location") ?? "");
      expect(location.pathname).toBe("/sign-in");
      expect(location.searchParams.get("next")).toBe(path);
    },
  );

  it.each([
    "/sign-in",
    "/setup",
    "/invitation/abc",
    "/p/world/bees",
    "/p/world/feed.xml",
    "/api/health",
    "/api/v1/projects",
    "/sitemap.xml",
    "/robots.txt",
    "/icon.svg",
  ])("leaves %s to everybody", (path) => {
    expect(ask(path).headers.get("location")).toBeNull();
  });

  it.each(["/people", "/signing", "/apiary", "/pages"])("does not take %s for a public path", (path) => {
    expect(ask(path).headers.get("location")).toContain("/sign-in");
  });

  it("lets the cookie of the connection's kind through, and forms, which are checked where they arrive", () => {
    expect(ask("/users", { cookie: "copydesk=x" }).headers.get("location")).toBeNull();
    expect(ask("/users", { cookie: "copydesk=x", https: true }).headers.get("location")).not.toBeNull();
    expect(ask("/users", { cookie: "__Host-copydesk=x", https: true }).headers.get("location")).toBeNull();
    expect(ask("/users", { method: "POST" }).headers.get("location")).toBeNull();
  });

  it("gives each page its own nonce, to the page and to the browser", () => {
    const nonces = [ask("/sign-in"), ask("/sign-in")].map((response) => {
      const nonce = response.headers.get("x-middleware-request-x-nonce");
      expect(response.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it("tells the page which path was asked for, over what a client claims", () => {
    const request = new NextRequest("http://desk.invalid/p/a?b=c", { headers: { "x-copydesk-path": "/elsewhere" } });
    expect(proxy(request).headers.get("x-middleware-request-x-copydesk-path")).toBe("/p/a?b=c");
  });

  it("makes data inert in a browser, except where a route brings its own policy", () => {
    expect(ask("/api/v1/projects").headers.get("content-security-policy")).toContain("sandbox");
    expect(ask("/api/v1/docs").headers.get("content-security-policy")).toBeNull();
    expect(ask("/users").headers.get("x-content-type-options")).toBe("nosniff");
  });
});
