import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { StreamedMarkdown } from "./streamed-markdown.tsx";

const draw = (markdown: string, isWriting = false) =>
  renderToStaticMarkup(<StreamedMarkdown markdown={markdown} isWriting={isWriting} language="en" dir="ltr" />);

describe("StreamedMarkdown", () => {
  it("draws headings, marks, lists and tables", () => {
    expect(draw("# A\n\n*b* **c** `d`\n\n- e\n\n| f |\n| -: |\n| g |")).toMatch(
      /<h1>A<\/h1><p><em>b<\/em> <strong>c<\/strong> <code>d<\/code><\/p><ul>\s*<li>e<\/li>\s*<\/ul><table>.*<td align="right">g<\/td>/s,
    );
  });

  it("leaves out HTML, scripts and forbidden addresses", () => {
    const html = draw(
      '<script>alert(1)</script>\n\n<b onclick="x">y</b> [z](javascript:alert(1)) ![i](data:image/png;base64,AA)',
    );
    expect(html).not.toMatch(/script|onclick|javascript|data:/);
  });

  it("puts the caret after the last words, into the last item", () => {
    expect(draw("Text\n\n- one\n- two", true)).toMatch(/two<span class="caret" aria-hidden="true"><\/span><\/li>/);
    expect(draw("", true)).toContain("caret");
    expect(draw("Done")).not.toContain("caret");
  });

  it("draws each prefix of a text without failing", () => {
    const text =
      "# Title\n\nA **bold [link](https://example.org)** word.\n\n```ts\nlet a;\n```\n\n> quote\n\n- [ ] task\n";
    for (let length = 0; length <= text.length; length += 1)
      expect(draw(text.slice(0, length), true)).toContain("caret");
  });
});
