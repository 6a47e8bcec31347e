import { describe, expect, it } from "vitest";
import { versionsOf } from "./schema.ts";

describe("versionsOf", () => {
  const version = (id: string, name: string) => ({ id, name, number: 2, device: "cpu" });

  it("names each version of a run once, whatever it did in it", () => {
    const ranWith = {
      seed: 1,
      writer: version("a", "Writer"),
      embedder: version("b", "Embedder"),
      entailer: version("a", "Writer"),
      translators: [version("c", "Pair"), version("d", "Other pair")],
      guidelines: { text: "Short.", forbiddenWords: [] },
    };
    expect(versionsOf(ranWith).map(({ label }) => label)).toEqual([
      "Writer v2",
      "Embedder v2",
      "Pair v2",
      "Other pair v2",
    ]);
  });

  it("has none for a run without models, and for a row without a run", () => {
    expect(versionsOf({ seed: 1, writer: null, translators: [] })).toEqual([]);
    expect(versionsOf(null)).toEqual([]);
  });
});
