/** A console.error that no test expects fails that test. Who expects one takes it off: `vi.mocked(console.error).mockClear()`. */
import { format } from "node:util";
import { afterEach, beforeEach, vi } from "vitest";
import type { MockInstance } from "vitest";

let spy: MockInstance<typeof console.error>;

beforeEach(() => {
  spy = vi.spyOn(console, "error");
});

afterEach(() => {
  const heard = spy.mock.calls.map((words) => format(...(words as unknown[])));
  spy.mockRestore();
  if (heard.length > 0) throw new Error(`Unexpected console.error:\n${heard.join("\n")}`);
});
