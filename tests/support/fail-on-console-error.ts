/** A console.error that no test expects fails that test. Expect one by spying on it: `vi.spyOn(console, "error")`. */
import { format } from "node:util";
import { afterEach, beforeEach } from "vitest";

const original = console.error;
let heard: string[] = [];

beforeEach(() => {
  heard = [];
  console.error = (...words: unknown[]) => {
    heard.push(format(...words));
    original(...words);
  };
});

afterEach(() => {
  console.error = original;
  if (heard.length > 0) throw new Error(`Unexpected console.error:\n${heard.join("\n")}`);
});
