import { expect, it } from "vitest";
import { formatDuration } from "./format-duration.ts";

it.each([
  [-5, "0 s"],
  [9_400, "9 s"],
  [59_600, "1 min"],
  [72_000, "1 min 12 s"],
  [7_500_000, "2 h 5 min"],
])("writes %d ms as %s", (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});
