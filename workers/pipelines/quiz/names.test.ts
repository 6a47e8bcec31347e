import { describe, expect, it } from "vitest";
import { cleanArticle } from "#lib/text/clean";
import { findNames } from "./names.ts";

const names = (text: string) => findNames(cleanArticle(text).sentences);
const typeOf = (text: string, name: string) => names(text).byForm.get(name)?.type;

describe("findNames", () => {
  it("tells persons, organisations and places apart", () => {
    const text =
      "The engineer Maria Rossi joined the Suez Canal Company in Egypt. The company had an office in Paris and one in Ohio.";
    expect(typeOf(text, "Maria Rossi")).toBe("person");
    expect(typeOf(text, "Suez Canal Company")).toBe("org");
    expect(typeOf(text, "Egypt")).toBe("country");
    expect(typeOf(text, "Paris")).toBe("city");
    expect(typeOf(text, "Ohio")).toBe("state");
  });

  it("takes a role, an apposition or a verb of speech as a sign of a person", () => {
    expect(typeOf("The Egyptian ruler Isma'il Pasha sold all of his shares.", "Isma'il Pasha")).toBe("person");
    expect(typeOf("The minister, Quillon Varde, arranged a loan for them.", "Quillon Varde")).toBe("person");
    expect(typeOf("The bridge is safe, Quillon Varde said on that day.", "Quillon Varde")).toBe("person");
  });

  it("makes no persons of squares, storms, ranks and what has an article", () => {
    expect(typeOf("The march went past Trafalgar Square and ended there.", "Trafalgar Square")).toBe("name");
    expect(typeOf("They feared that Storm Danielle would hit the coast.", "Storm Danielle")).toBe("name");
    expect(typeOf("The march moved along the Maria Rossi that day.", "Maria Rossi")).toBe("name");
    expect(typeOf("The show followed Mister Rogers' Neighborhood on air.", "Mister Rogers' Neighborhood")).not.toBe(
      "person",
    );
  });

  it("takes titles of respect off a name", () => {
    const found = names("In the spring Prime Minister John Howard met Dr. Anna Berg in Rome.");
    expect(found.persons.map((person) => person.text).sort()).toEqual(["Anna Berg", "John Howard"]);
  });

  it("reads a surname as its only owner, and as nobody where two share it", () => {
    const one = names("The engineer Maria Rossi built a bridge. Later Rossi built a tower in Rome.");
    expect(one.byForm.get("Rossi")?.alias?.text).toBe("Maria Rossi");
    expect(one.persons[0]?.count).toBe(2);
    const two = names("The engineer Maria Rossi met the painter Paolo Rossi. Later Rossi built a tower.");
    expect(two.byForm.get("Rossi")?.alias).toBeNull();
  });

  it("does not take the first word of a sentence for a name", () => {
    expect(names("Merchants brought the drink to the north of the land.").list).toEqual([]);
  });

  it("splits two names at “and”, but not one name that holds it", () => {
    const found = names("Officials met Maria Rossi and Anna Berg at the Department of Health and Human Services.");
    expect(found.byForm.has("Maria Rossi")).toBe(true);
    expect(found.byForm.has("Department of Health and Human Services")).toBe(true);
  });

  it("finds titles of works in quotation marks", () => {
    expect(names("The author wrote “The Long Way Home” and called it “too long” later.").titles).toEqual([
      "The Long Way Home",
    ]);
  });
});
