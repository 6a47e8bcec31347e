import { describe, expect, it } from "vitest";
import type { Evidence } from "#lib/kinds/evidence";
import { placeOf } from "#lib/kinds/evidence";
import { footnote } from "./footnotes.ts";

const label = (number: number) => `Source ${number}`;

function evidenceFor(markdown: string, words: string, quote: string, state: Evidence["state"] = "supported"): Evidence {
  const start = markdown.indexOf(words);
  const place = placeOf(markdown, start, start + words.length);
  return { place, origin: "model", sourceId: "s1", revisionId: null, start: 0, end: quote.length, quote, state };
}

describe("footnote", () => {
  it("puts a numeral behind each claim, also behind marks and escapes", () => {
    const markdown = "It is **deep**. A \\* star &amp; more. Last.";
    const { html, notes } = footnote(
      markdown,
      [
        evidenceFor(markdown, "It is **deep**.", "deep"),
        evidenceFor(markdown, "A \\* star &amp; more.", "star"),
        evidenceFor(markdown, "It is **deep**", "bold"),
      ],
      label,
    );
    const plain = html.replace(/<sup><a[^>]*>(\d)<\/a><\/sup>/g, "[$1]");
    expect(plain).toBe("<p>It is <strong>deep[1]</strong>.[2] A * star &#x26; more.[3] Last.</p>");
    expect(notes.map(({ quote }) => quote)).toEqual(["bold", "deep", "star"]);
  });

  it("leads two claims from one passage to one note, with one way back", () => {
    const markdown = "First. Second.";
    const { html, notes } = footnote(
      markdown,
      [evidenceFor(markdown, "First.", "both"), evidenceFor(markdown, "Second.", "both")],
      label,
    );
    expect(notes).toHaveLength(1);
    expect(html.match(/href="#source-1"/g)).toHaveLength(2);
    expect(html.match(/id="mark-1"/g)).toHaveLength(1);
  });

  it("shows readers no evidence that supports nothing", () => {
    const markdown = "Doubtful.";
    const { html, notes } = footnote(markdown, [evidenceFor(markdown, "Doubtful.", "no", "contradicted")], label);
    expect(notes).toEqual([]);
    expect(html).toBe("<p>Doubtful.</p>");
  });

  it("lets no script of the text through", () => {
    const { html } = footnote(
      "<script>alert(1)</script>[x](javascript:alert(1)) ![p](https://elsewhere/p.png)",
      [],
      label,
    );
    expect(html).not.toMatch(/script|img/);
  });
});
