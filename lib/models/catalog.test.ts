import { describe, expect, it } from "vitest";
import { DEFAULT_CATALOG_IDS, findCatalogEntry, listCatalog, listPairEntries } from "./catalog.ts";
import { catalogEntrySchema, sizeOf } from "./catalog/schema.ts";

const roomy = { freeBytes: 64e9, device: "gpu" } as const;

describe("catalog", () => {
  it("has an entry for everything that a fresh installation gets, with pinned digests", () => {
    for (const id of DEFAULT_CATALOG_IDS) {
      const entry = findCatalogEntry(id);
      expect(entry, id).not.toBeNull();
      expect(entry?.files.every((file) => file.sha256 !== null)).toBe(true);
    }
  });

  it("lists each published pair once, in 52 languages to and from English", () => {
    const pairs = listCatalog(roomy).filter((entry) => entry.published);
    expect(pairs).toHaveLength(137);
    expect(new Set(pairs.map((entry) => entry.id)).size).toBe(137);
    expect(new Set(pairs.flatMap((entry) => entry.languages)).size).toBe(52);
    expect(pairs.every((entry) => entry.languages.includes("en"))).toBe(true);
  });

  it("gives each pair the files that the engine looks for", () => {
    for (const entry of listCatalog(roomy).filter(({ engine }) => engine === "bergamot")) {
      const names = entry.files.map((file) => file.path).sort();
      const vocabularies = names.includes("vocab.spm") ? ["vocab.spm"] : ["srcvocab.spm", "trgvocab.spm"];
      expect(names, entry.id).toEqual(["lex.bin", "model.bin", ...vocabularies].sort());
    }
  });

  it("takes the pair that comes with the product first, then the quick one before the good one", () => {
    expect(listPairEntries("en-pt").map((entry) => entry.id)).toEqual([
      "bergamot-en-pt",
      "bergamot-en-pt-tiny",
      "bergamot-en-pt-base-memory",
    ]);
    expect(listPairEntries("de-en")[0]?.id).toBe("bergamot-de-en-tiny");
    expect(listPairEntries("pt-de")).toEqual([]);
  });

  it.each([
    [{ freeBytes: 300_000_000, device: "cpu" }, undefined],
    [{ freeBytes: 1_000_000_000, device: "cpu" }, "smollm2-135m-instruct-q4_1"],
    [{ freeBytes: 16e9, device: "cpu" }, "qwen2.5-1.5b-instruct-q4_k_m"],
    [{ freeBytes: 4.5e9, device: "gpu" }, "llama-3.2-3b-instruct-q4_k_m"],
    [{ freeBytes: 16e9, device: "gpu" }, "qwen3-4b-q4_k_m"],
  ] as const)("suggests for %o the writer %s", (machine, id) => {
    expect(listCatalog(machine).find((entry) => entry.suggested)?.id).toBe(id);
  });

  it("never suggests a base model, nor extraction", () => {
    const offered = [0.5e9, 0.9e9, 1.2e9].map((freeBytes) =>
      listCatalog({ freeBytes, device: "cpu" }).find((entry) => entry.suggested),
    );
    expect(offered.map((entry) => entry?.id)).not.toContain("gemma-3-270m-q4_k_m");
  });

  it("refuses an entry whose file would lie outside of its folder", () => {
    const entry = { ...findCatalogEntry("bergamot-en-pt") };
    const file = { ...entry.files?.[0], path: "../outside" };
    expect(catalogEntrySchema.safeParse({ ...entry, files: [file] }).success).toBe(false);
  });

  it("knows how much there is to fetch", () => {
    expect(sizeOf(findCatalogEntry("bergamot-en-pt")!)).toBe(17_140_836 + 4_472_528 + 812_781);
  });
});
