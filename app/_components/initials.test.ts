import { describe, expect, it } from "vitest";
import { initials } from "./initials.ts";

describe("initials", () => {
  it("takes the first letters of the first and the last name", () => {
    expect(initials("Marta de Sousa Nunes")).toBe("MN");
  });

  it("takes two letters of a single name", () => {
    expect(initials("cher")).toBe("CH");
  });

  it("keeps a letter and its accent together", () => {
    expect(initials("E\u0301milie Zola")).toBe("E\u0301Z");
  });

  it("has a sign for a name that is not there", () => {
    expect(initials("  ")).toBe("?");
  });
});
