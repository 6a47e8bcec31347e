import { describe, expect, it } from "vitest";
import { stepLine, stepPercent, tailOf } from "./step-line.ts";

const words = { names: { write: "Writing" }, count: "{done} of {of}", loading: "The model is being loaded" };

describe("stepLine", () => {
  it("counts the part that is under way, and never beyond the last", () => {
    expect(stepLine({ name: "write", done: 2, of: 6, note: "Six days" }, words)).toBe("Writing 3 of 6, “Six days”");
    expect(stepLine({ name: "write", done: 6, of: 6 }, words)).toBe("Writing 6 of 6");
  });

  it("leaves the count out of a step that is one piece, and names a new step as it is called", () => {
    expect(stepLine({ name: "polish", done: 0, of: 1 }, words)).toBe("polish");
    expect(stepLine(null, words)).toBe("The model is being loaded");
  });
});

describe("stepPercent", () => {
  it("is a share of the step", () => {
    expect(stepPercent({ name: "write", done: 3, of: 6 })).toBe(50);
    expect(stepPercent({ name: "write", done: 0, of: 0 })).toBe(0);
  });
});

describe("tailOf", () => {
  it("begins at a word and drops the signs of Markdown", () => {
    const tail = tailOf(`## Heading\n\n${"canal ".repeat(60)}**six** days`);
    expect(tail).toMatch(/^…canal /);
    expect(tail).toMatch(/six days$/);
    expect(tailOf("# One\n\ntwo")).toBe("One two");
  });
});
