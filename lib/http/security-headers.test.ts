import { describe, expect, it } from "vitest";
import { commonHeaders, DATA_POLICY, pagePolicy } from "./security-headers.ts";

describe("security headers", () => {
  it("let scripts run by nonce only", () => {
    const policy = pagePolicy("n0nce", false);
    expect(policy).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic';");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(pagePolicy("n0nce", true)).toContain("'unsafe-eval'");
  });

  it("load nothing from elsewhere, and let no other site frame us", () => {
    const policy = pagePolicy("n0nce", false);
    expect(policy).not.toMatch(/https?:|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(DATA_POLICY).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  });

  it("ask for https only where https is spoken", () => {
    expect(commonHeaders(true)).toHaveProperty("strict-transport-security");
    expect(commonHeaders(false)).not.toHaveProperty("strict-transport-security");
    expect(commonHeaders(false)).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
  });
});
