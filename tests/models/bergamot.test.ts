import { describe, expect, it } from "vitest";
import { lendModel } from "#tests/support/lend-model";

const never = new AbortController().signal;

describe.each([
  { id: "bergamot-en-pt", from: "en", to: "pt", source: "The bees dance.", expected: /abelhas/ },
  { id: "bergamot-pt-en", from: "pt", to: "en", source: "As abelhas dançam.", expected: /bees/ },
])("bergamot from $from to $to", ({ id, from, to, source, expected }) => {
  const model = lendModel("bergamot", id, "bergamot", { from, to });
  const on = it.skipIf(model.missing);

  async function translate(segments: string[], html: boolean, signal = never) {
    const told: [number, string][] = [];
    const call = { segments, html, signal, onSegment: (index: number, text: string) => told.push([index, text]) };
    const { segments: translated } = await model.engine.translate!.translate(call);
    return { translated, told };
  }

  on("translates segments in their order and leaves blank ones as they are", async () => {
    const { translated, told } = await translate([source, "  ", source], false);
    expect(translated[0]).toMatch(expected);
    expect(translated[1]).toBe("  ");
    expect(translated[2]).toBe(translated[0]);
    expect(told).toEqual([
      [0, translated[0]],
      [2, translated[2]],
    ]);
  });

  on("keeps tags around the words that they belong to", async () => {
    const { translated } = await translate(
      [`<a href="https://example.org/?a=1&amp;b=2">${source}</a> <b>25</b>`],
      true,
    );
    expect(translated[0]).toMatch(/^<a href="https:\/\/example\.org\/\?a=1&amp;b=2">.+<\/a> <b>25<\/b>$/);
  });

  on("says that a segment failed when its markup is broken, and serves on", async () => {
    await expect(translate(["x < y & <b>z"], true)).rejects.toMatchObject({ code: "engine-failed" });
    expect((await translate([source], false)).translated[0]).toMatch(expected);
  });

  on("stops between batches", async () => {
    const controller = new AbortController();
    const segments = Array.from({ length: 400 }, (_, index) => `${source} ${index}`);
    const call = model.engine.translate!.translate({
      segments,
      html: false,
      signal: controller.signal,
      onSegment: () => controller.abort(),
    });
    await expect(call).rejects.toMatchObject({ code: "aborted" });
  });
});
