import { expect, it } from "vitest";
import { readRange } from "./schema.ts";

const now = new Date("2026-11-25T23:30:00Z");

it("takes the last 30 days unless others are given", () => {
  expect(readRange({}, now)).toEqual({ from: "2026-10-27", to: "2026-11-25" });
  expect(readRange({ from: "2026-11-01" }, now)).toEqual({ from: "2026-11-01", to: "2026-11-25" });
  expect(readRange({ to: "2026-11-01" }, now)).toEqual({ from: "2026-10-03", to: "2026-11-01" });
});

it("refuses a range that ends before it begins, or is longer than 400 days", () => {
  expect(readRange({ from: "2026-11-26" }, now)).toBeNull();
  expect(readRange({ from: "2025-01-01" }, now)).toBeNull();
});
