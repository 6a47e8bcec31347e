import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { settings } from "./settings.ts";

const readme = readFileSync(join(import.meta.dirname, "../../README.md"), "utf8");

describe("the README's table of settings", () => {
  it.each(Object.entries(settings.shape))("has %s with its default and description", (name, setting) => {
    const { data } = setting.safeParse(undefined);
    const shown = data === undefined ? "" : `\`${String(data)}\``;
    const cells = [`\`${name}\``, shown, setting.description ?? "a description"];
    const rows = readme.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
    expect(rows).toContainEqual(["", ...cells, ""]);
  });
});
