import { expect, it } from "vitest";
import { formatBytes } from "./format-bytes.ts";

it.each([
  [0, "0 byte"],
  [23_395_940, "23 MB"],
  [1_117_000_000, "1.1 GB"],
  [350_000_000, "350 MB"],
  [98_362, "98 kB"],
])("writes %d bytes as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
