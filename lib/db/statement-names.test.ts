import { describe, expect, it } from "vitest";
import { createStatementNames } from "./statement-names.ts";

const statement = (sql: string) => ({ sql, args: [1] });

describe("names of prepared statements", () => {
  it("are given to what comes again, each its own and always the same", () => {
    const nameOf = createStatementNames();
    expect([nameOf(statement("a")), nameOf(statement("b"))]).toEqual(["", ""]);
    const [a, b] = [nameOf(statement("a")), nameOf(statement("b"))];
    expect(a).toMatch(/^copydesk_/);
    expect(b).not.toBe(a);
    expect([nameOf(statement("a")), nameOf(statement("b"))]).toEqual([a, b]);
  });

  it("are given to nothing without values", () => {
    const nameOf = createStatementNames();
    expect([1, 2, 3].map(() => nameOf({ sql: "SELECT 1", args: [] }))).toEqual(["", "", ""]);
  });

  it("come to an end, so that texts without number cost the database no memory", () => {
    const nameOf = createStatementNames();
    const names = new Set<string>();
    for (let index = 0; index < 5_000; index += 1)
      for (let time = 0; time < 2; time += 1) names.add(nameOf(statement(`SELECT ${index}`)));
    expect(names.size - 1).toBe(300);
  });
});
