import { describe, expect, it } from "vitest";
import { readDocument } from "./document.ts";
import { FAULT_WORDS, findFault, isListed, type Fault } from "./faults.ts";
import { findKeys } from "./keys.ts";
import { askForGap } from "./wording.ts";

/** The fault of asking for `keyText` in the first sentence of a text. */
function faultOf(text: string, keyText: string): Fault | null {
  const document = readDocument({ id: "s", title: "T", language: "en", text, passages: [] });
  const stem = document.sentences[0]?.text ?? "";
  const key = findKeys(stem, document.names).find((found) => found.text === keyText);
  if (!key) throw new Error(`no key ${keyText} in ${stem}`);
  return findFault(stem, key, askForGap(stem, key), document);
}

/** Takes up the most frequent terms of a document. */
const STORY = " The old canal carries coffee, honey, grain and sugar to the town.".repeat(3);

describe("findFault", () => {
  it("lets a sound question pass", () => {
    expect(faultOf("The Suez Canal officially opened to all ships in 1869.", "1869")).toBeNull();
  });

  it("wants enough words around the gap, and not too many", () => {
    expect(faultOf("In Berlin, police estimated 6,500 protesters.", "6,500 protesters")).toBe("length");
    expect(faultOf(`The Suez Canal, ${"a long way from home and ".repeat(6)}opened in 1869.`, "1869")).toBe("length");
  });

  it("drops a question that gives its answer away", () => {
    const people = "The engineer Maria Rossi built the long Rossi Bridge in Egypt.";
    expect(faultOf(people, "Maria Rossi")).toBe("leak");
    expect(faultOf("The Egyptian ruler of the Suez Canal lived in Egypt then.", "Egypt")).toBe("leak");
    expect(faultOf("Nadia Roe, born on 17 May 2007 in Rome, weighed 17 pounds.", "17 May 2007")).toBe("leak");
    expect(faultOf("Of the 400 ships in the Suez Canal 400 ships were freed.", "400 ships")).toBe("leak");
  });

  it("drops a question that does not say what it is about", () => {
    expect(faultOf(`More than 400 vessels waited at both ends while they worked.${STORY}`, "400 vessels")).toBe(
      "no-anchor",
    );
  });

  it("drops what leans on the text before", () => {
    expect(faultOf("The Suez Canal was closed under this old law in 1967.", "1967")).toBe("demonstrative");
    expect(faultOf("Vidal of Madrid had played 49 games for the club.", "49 games")).toBe("unresolved-the");
    expect(faultOf(`The plane crashed near Rome with 40 people on board.${STORY}`, "40 people")).toBe(
      "definite-subject",
    );
    expect(faultOf("In 1967 Egypt sent another 400 soldiers to Rome.", "400 soldiers")).toBe("relative-amount");
    expect(faultOf("In Rome the tall new tower is 40 metres higher.", "40 metres")).toBe("dangling-comparison");
  });

  it("accepts a subject that a superlative or a name defines", () => {
    expect(faultOf("The earliest evidence of coffee in the world comes from Yemen.", "Yemen")).toBeNull();
    expect(faultOf("The ship Ever Given is about 400 metres long in all.", "400 metres")).toBeNull();
  });

  it("drops one answer of several", () => {
    expect(faultOf("Many countries grow coffee today, including Brazil and Peru.", "Brazil")).toBe(
      "one-of-an-open-list",
    );
  });

  it("drops who said it", () => {
    expect(faultOf("Late that day the engineer Maria Rossi said nothing to Egypt.", "Maria Rossi")).toBe("who-said");
  });

  it("has words for each fault", () => {
    for (const words of Object.values(FAULT_WORDS)) expect(words).toMatch(/^\p{Ll}[^.]+$/u);
  });
});

describe("isListed", () => {
  const key = (text: string, stem: string, type: "person" | "country") => ({
    text,
    type,
    index: stem.indexOf(text),
    number: null,
    noun: null,
  });

  it("sees an enumeration, and takes an apposition for none", () => {
    const list = "It led to an invasion by Israel, France and Spain.";
    expect(isListed(list, key("France", list, "country"))).toBe(true);
    const apposition = "The prime minister, Benjamin Disraeli, got a loan.";
    expect(isListed(apposition, key("Benjamin Disraeli", apposition, "person"))).toBe(false);
  });
});
