import { describe, expect, it } from "vitest";
import { seal, unseal } from "./seal.ts";

const SECRET = "a secret of at least thirty-two characters";

describe("a sealed secret", () => {
  it("opens with the same secret, purpose and owner, and looks different each time", () => {
    const one = seal(SECRET, "model-key", "v1", "sk-ü1");
    const other = seal(SECRET, "model-key", "v1", "sk-ü1");
    expect(unseal(SECRET, "model-key", "v1", one)).toBe("sk-ü1");
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
    expect(Buffer.from(one).toString("latin1")).not.toContain("sk-");
  });

  it.each([
    ["another secret", `${SECRET}!`, "model-key", "v1"],
    ["another purpose", SECRET, "webhook", "v1"],
    ["another owner", SECRET, "model-key", "v2"],
  ])("stays shut for %s", (_what, secret, purpose, owner) => {
    expect(unseal(secret, purpose, owner, seal(SECRET, "model-key", "v1", "key"))).toBeNull();
  });

  it("stays shut when one bit was changed, or when it is no sealed secret", () => {
    const sealed = seal(SECRET, "model-key", "v1", "key");
    sealed[14] = (sealed[14] ?? 0) ^ 1;
    expect(unseal(SECRET, "model-key", "v1", sealed)).toBeNull();
    expect(unseal(SECRET, "model-key", "v1", new Uint8Array(5))).toBeNull();
  });
});
