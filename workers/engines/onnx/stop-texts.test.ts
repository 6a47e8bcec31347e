import { expect, it } from "vitest";
import { createStopTexts } from "./stop-texts.ts";

function run(pieces: string[], stopTexts: string[]) {
  const sent: string[] = [];
  const stops = createStopTexts(stopTexts, (text) => sent.push(text));
  const stopped = pieces.map((piece) => stops.add(piece));
  stops.end();
  return { sent, stopped, text: stops.text() };
}

it("passes everything on where nothing stops it", () => {
  expect(run(["one", " two"], ["###"])).toEqual({ sent: ["one", " two"], stopped: [false, false], text: "one two" });
});

it("ends before a stop text that comes in several pieces", () => {
  expect(run(["one #", "#", "# two"], ["###"])).toEqual({
    sent: ["one "],
    stopped: [false, false, true],
    text: "one ",
  });
});

it("gives what only looked like the beginning of one", () => {
  expect(run(["one #", "#", " two"], ["###"]).sent.join("")).toBe("one ## two");
  expect(run(["one #"], ["###"]).sent).toEqual(["one ", "#"]);
});

it("ends at the first of several, and leaves empty ones out of account", () => {
  expect(run(["a b c"], ["", "c", "b"]).text).toBe("a ");
});
