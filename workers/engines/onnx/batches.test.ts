import { expect, it } from "vitest";
import { inBatches } from "./batches.ts";

const never = new AbortController().signal;
const lengthOf = (text: string) => text.length;

it("puts texts of one length together and gives the results in the order of the texts", async () => {
  const seen: string[][] = [];
  const results = await inBatches(
    ["dddd", "a", "ccc", "bb", ""],
    { size: 2, lengthOf, signal: never },
    async (batch) => {
      seen.push(batch);
      return batch.map((text) => text.toUpperCase());
    },
  );
  expect(seen).toEqual([["", "a"], ["bb", "ccc"], ["dddd"]]);
  expect(results).toEqual(["DDDD", "A", "CCC", "BB", ""]);
});

it("stops between two batches", async () => {
  const controller = new AbortController();
  let batches = 0;
  const work = inBatches(["a", "b", "c"], { size: 1, lengthOf, signal: controller.signal }, async (batch) => {
    batches += 1;
    controller.abort();
    return batch;
  });
  await expect(work).rejects.toMatchObject({ code: "aborted" });
  expect(batches).toBe(1);
});
