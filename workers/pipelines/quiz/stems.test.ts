import { describe, expect, it } from "vitest";
import { cleanArticle } from "#lib/text/clean";
import { findNames } from "./names.ts";
import { makeStems, stemFault, trimClauses } from "./stems.ts";

/** The stems of the last sentence of a text. */
function stemsOf(text: string): string[] {
  const { sentences } = cleanArticle(text);
  const last = sentences.at(-1);
  return last ? makeStems(last, sentences.at(-2) ?? null, findNames(sentences)).map((stem) => stem.text) : [];
}

describe("makeStems", () => {
  it("keeps a statement that stands alone", () => {
    expect(stemsOf("The Suez Canal opened to all ships in 1869.")).toEqual([
      "The Suez Canal opened to all ships in 1869.",
    ]);
  });

  it("takes off who said it, asides, weekdays and linking words", () => {
    expect(stemsOf("The old bridge carries 400 trains a day, according to the agency.")).toEqual([
      "The old bridge carries 400 trains a day.",
    ]);
    expect(stemsOf("However, the Nile Bridge (built by Rossi) opened on Monday with 400 guests.")).toEqual([
      "The Nile Bridge opened with 400 guests.",
    ]);
    expect(stemsOf("Rossi shared the Nobel Prize in Physics in 1973 for this work.")).toEqual([
      "Rossi shared the Nobel Prize in Physics in 1973.",
    ]);
  });

  it("drops speech that cannot be cut, but not a deed that looks like it", () => {
    expect(stemsOf("Rossi said that they would spend 40 million dollars on it.")).toEqual([]);
    expect(stemsOf("In August 2015 Egypt added a parallel channel of 35 kilometres.")).toHaveLength(1);
  });

  it("falls back to the head of a sentence when only its tail leans on the time of writing", () => {
    expect(
      stemsOf("Worker bees live for about six weeks in summer, although others survive until the next spring."),
    ).toEqual(["Worker bees live for about six weeks in summer."]);
    expect(stemsOf("The bridge was closed to all heavy trains last week.")).toEqual([]);
  });

  it("makes a short stem of a relative clause", () => {
    expect(
      stemsOf("Egypt opened an expansion known as the New Suez Canal, which added a channel of 35 kilometres."),
    ).toContain("The New Suez Canal added a channel of 35 kilometres.");
  });

  it("drops sentences that lean on the ones before", () => {
    for (const text of [
      "They crossed the river with 400 men that year.",
      "For that, they had to leave 12 ships in Egypt.",
      "The other bridge cost 12 million dollars to build.",
    ])
      expect(stemsOf(text)).toEqual([]);
  });
});

describe("references", () => {
  it("puts the one person of the sentence before in the place of a pronoun", () => {
    const resolved = stemsOf(
      "The engineer Maria Rossi was here. Maria Rossi studied in Rome. She built 12 bridges in Egypt.",
    );
    expect(resolved).toEqual(["Maria Rossi built 12 bridges in Egypt."]);
    expect(stemsOf("The engineer Maria Rossi met the doctor Anna Berg. She built 12 bridges in Egypt.")).toEqual([]);
  });

  it("goes on with the subject of a definition", () => {
    expect(stemsOf("The Suez Canal is a waterway in Egypt. It links two seas over 193 kilometres.")).toEqual([
      "The Suez Canal links two seas over 193 kilometres.",
    ]);
    expect(stemsOf("Egypt closed the canal to all ships. It stayed closed for eight years.")).toEqual([]);
  });

  it("names the ship that the sentence before named", () => {
    expect(
      stemsOf("In March the container ship Ever Given ran aground. The ship is 400 metres long and carried grain."),
    ).toEqual(["The ship Ever Given is 400 metres long and carried grain."]);
  });

  it("writes a common noun out where one well-known name ends with it", () => {
    const opening = "The Suez Canal is in Egypt and the New Suez Canal lies beside it.";
    expect(stemsOf(`${opening} The canal officially opened on 17 November 1869.`)).toEqual([
      "The Suez Canal officially opened on 17 November 1869.",
    ]);
    const two = "The Suez Canal is in Egypt and the Kiel Canal lies in Germany.";
    expect(stemsOf(`${two} The canal officially opened on 17 November 1869.`)[0]).toMatch(/^The canal/);
  });

  it("writes a surname out in full", () => {
    expect(stemsOf("The engineer Maria Rossi came. In 1875 the work of Rossi was finished in Egypt.")).toEqual([
      "In 1875 the work of Maria Rossi was finished in Egypt.",
    ]);
  });
});

describe("trimClauses", () => {
  it("cuts trailing clauses that do not hold the key", () => {
    const stem = "The canal was closed in 1967, which hurt trade, because ships had to go around Africa.";
    expect(trimClauses(stem, "The canal was closed in 1967")).toBe("The canal was closed in 1967.");
    expect(trimClauses(stem, stem.slice(0, stem.indexOf("Africa")))).toBe(stem);
  });

  it("does not cut inside a name by “known as”, nor a clause that goes on behind the cut", () => {
    const known = "In 2015, Egypt opened an expansion known as the New Canal.";
    expect(trimClauses(known, "In 2015")).toBe(known);
    const riots =
      "In June 1956, the promises were put to the test when riots in Poland, where men protested, led to change.";
    expect(trimClauses(riots, "In June 1956")).not.toMatch(/riots in Poland\.$/);
  });
});

describe("stemFault", () => {
  const none = findNames([]);

  it("lets a pronoun look ahead to the subject", () => {
    expect(stemFault("When it was built, the Suez Canal was 8 metres deep.", none)).toBeNull();
    expect(stemFault("When it was built, some canals were 8 metres deep.", none)).not.toBeNull();
  });

  it("wants a verb and an end mark", () => {
    expect(stemFault("A long and winding road in Egypt.", none)).toBe("no-sentence");
    expect(stemFault("The road in Egypt is long", none)).toBe("no-sentence");
  });
});
