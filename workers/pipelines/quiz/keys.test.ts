import { describe, expect, it } from "vitest";
import { cleanArticle } from "#lib/text/clean";
import { findKeys } from "./keys.ts";
import { findNames } from "./names.ts";

const found = (stem: string, around = "") =>
  findKeys(stem, findNames(cleanArticle(`${stem} ${around}`).sentences)).map((key) => `${key.type}: ${key.text}`);

describe("findKeys", () => {
  it("finds money in signs and in words", () => {
    expect(found("The bridge cost $3.5 million to build.")).toContain("money: $3.5 million");
    expect(found("He sold it for four million pounds.")).toContain("money: four million pounds");
    expect(found("It cost about 9 billion dollars in all.")).toContain("money: 9 billion dollars");
    expect(found("The parcel has a weight of four pounds.")).toContain("measure: four pounds");
  });

  it("finds shares, in percent and as fractions", () => {
    expect(found("It makes up 60 percent of production.")).toContain("percent: 60 percent");
    expect(found("About one third of the food depends on bees.")).toContain("fraction: one third");
  });

  it("finds dates, months and years, and a year before a comma", () => {
    expect(found("The canal opened on 17 November 1869.")).toEqual(["date: 17 November 1869"]);
    expect(found("In 1858, the company was formed.")).toEqual(["year: 1858"]);
    expect(found("Each February, farmers move the hives.")).toEqual(["month: February"]);
    expect(found("The king died in 1066.")).toEqual(["year: 1066"]);
  });

  it("takes neither ranges nor numbers with a comma for years", () => {
    expect(found("The work went on from 1859 to 1869 there.")).toEqual([]);
    expect(found("It has room for 1,858 guests.")).toEqual(["count: 1,858 guests"]);
    expect(found("It takes about 25 to 30 seconds.")).toEqual([]);
  });

  it("finds measures with their unit, and nothing beyond it", () => {
    expect(found("The ship is 400 metres long.")).toEqual(["measure: 400 metres"]);
    expect(found("It lasted six days in all.")).toEqual(["measure: six days"]);
    expect(found("Keep it at 35 degrees Celsius inside.")).toEqual(["measure: 35 degrees Celsius"]);
  });

  it("takes no part of a compound measure, no title and no distance behind another", () => {
    expect(found("She weighed 17 pounds 4 ounces then.")).toEqual([]);
    expect(found("The game Six Days is about a battle.")).toEqual([]);
    expect(found("In third, Hamlin is twenty points behind.")).toEqual([]);
    expect(found("He left the town 12 years ago.")).toEqual([]);
  });

  it("finds what is counted, also after “up to”, but no vague things", () => {
    expect(found("It lives in colonies of up to 60,000 individuals.")).toEqual(["count: 60,000 individuals"]);
    expect(found("It was carrying about 18,300 containers.")).toEqual(["count: 18,300 containers"]);
    expect(found("There were 12 things on the list.")).toEqual([]);
    expect(found("He came on Flight 370 to Rome.")).not.toContain("count: 370");
  });

  it("finds ordinals, but no days of a month", () => {
    expect(found("The town was ranked 190th in the list.")).toEqual(["ordinal: 190th"]);
    expect(found("It happened on May 10th in the town.")).not.toContain("ordinal: 10th");
  });

  it("finds names of persons, organisations and places", () => {
    const stem = "In Egypt the engineer Maria Rossi led the Suez Canal Company.";
    expect(found(stem)).toEqual(["org: Suez Canal Company", "person: Maria Rossi", "country: Egypt"]);
  });

  it("asks for no place that is part of a name, or that the words beside it tell", () => {
    expect(found("The insurer Lloyd's of London began in a coffee house.")).toEqual([]);
    expect(found("The brewery stands in Dublin, Ireland.")).toEqual(["city: Dublin"]);
    expect(found("He sold it to the United Kingdom.")).toEqual([]);
    expect(found("The storm hit northern Egypt hard.")).toEqual([]);
  });

  it("takes no word twice", () => {
    const keys = findKeys("On 5 June 1975 it held 1,200 ships.", findNames([]));
    const taken = keys.flatMap((key) => Array.from({ length: key.text.length }, (_, at) => key.index + at));
    expect(new Set(taken).size).toBe(taken.length);
    expect(keys.map((key) => key.type)).toEqual(["date", "count"]);
  });
});
