import { describe, expect, it } from "vitest";
import { hash } from "@node-rs/argon2";
import { hashPassword, needsRehash, verifyPassword } from "./password.ts";

describe("passwords", () => {
  it("are stored as argon2id with its costs, and never twice the same", async () => {
    const [one, two] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it("match themselves, in whatever form a keyboard composes their letters", async () => {
    const stored = await hashPassword("caf\u00e9 au lait");
    expect(await verifyPassword(stored, "cafe\u0301 au lait")).toBe(true);
    expect(await verifyPassword(stored, "cafe au lait")).toBe(false);
  });

  it("of nobody match nothing, not even the text that stands in for them", async () => {
    expect(await verifyPassword(null, "a password that nobody has")).toBe(false);
  });

  it("are hashed anew when they were made with other costs", async () => {
    expect(needsRehash(await hash("correct horse", { memoryCost: 8_192, timeCost: 1 }))).toBe(true);
    expect(needsRehash(await hashPassword("correct horse"))).toBe(false);
  });

  it("wait for each other, and are refused when too many wait", async () => {
    const stored = await hashPassword("correct horse");
    const results = await Promise.allSettled(Array.from({ length: 80 }, () => verifyPassword(stored, "wrong horse!")));
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused.length).toBe(80 - 66);
    expect(await verifyPassword(stored, "correct horse")).toBe(true);
  });
});
