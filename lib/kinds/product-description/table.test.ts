import { describe, expect, it } from "vitest";
import { readTable, TABLE_LIMITS } from "./table.ts";

describe("readTable", () => {
  it("makes a brief of each row, its cells as facts", () => {
    const { products, dropped, nameColumn } = readTable(
      'Product;Weight;Colours;Channel;words\nMug;140 g;"black; white";social;30\nCup;90 g;;somewhere;many\n',
    );
    expect([nameColumn, dropped]).toEqual(["Product", []]);
    expect(products).toEqual([
      {
        name: "Mug",
        facts: [
          { name: "Weight", value: "140 g" },
          { name: "Colours", value: "black; white" },
        ],
        channel: "social",
        words: 30,
      },
      { name: "Cup", facts: [{ name: "Weight", value: "90 g" }] },
    ]);
  });

  it("reads cells that were pasted from a sheet", () => {
    const { products } = readTable("Title\tEAN\nMug\t4006381333931\n");
    expect(products).toEqual([{ name: "Mug", facts: [{ name: "EAN", value: "4006381333931" }] }]);
  });

  it("takes another column for the name, and leaves columns out", () => {
    const { products } = readTable("SKU,Bezeichnung,Weight,Notes\nA-1,Mug,1 g,internal\n", {
      nameColumn: "SKU",
      leaveOut: ["Notes"],
    });
    expect(products).toEqual([
      {
        name: "A-1",
        facts: [
          { name: "Bezeichnung", value: "Mug" },
          { name: "Weight", value: "1 g" },
        ],
      },
    ]);
  });

  it("says what it left out, and why", () => {
    const { products, dropped } = readTable("Name,Weight\n,140 g\nCup,\nMug,1 g,too much\n");
    expect(products.map(({ name }) => name)).toEqual(["Mug"]);
    expect(dropped.map(({ line }) => line)).toEqual(expect.arrayContaining([2, 3, 4]));
    expect(dropped.map(({ why }) => why).join(" ")).toMatch(/no name.*no facts/);
  });

  it("holds its limits", () => {
    const many = Array.from({ length: TABLE_LIMITS.rows + 3 }, (_, index) => `Mug ${index},1 g`).join("\n");
    const { products, dropped } = readTable(`Name,Weight\n${many}`);
    expect(products).toHaveLength(TABLE_LIMITS.rows);
    expect(dropped).toMatchObject([{ line: null, why: expect.stringContaining("3 rows") }]);
    expect(readTable("x".repeat(TABLE_LIMITS.characters + 1)).dropped).toHaveLength(1);
    expect(readTable(Array(70).fill("a").join(",") + "\n1").products).toEqual([]);
  });

  it("asks for the name's column where none is called like one", () => {
    expect(readTable("A,B\n1,2\n")).toMatchObject({ nameColumn: null, products: [], columns: ["A", "B"] });
    expect(readTable("").products).toEqual([]);
  });
});
