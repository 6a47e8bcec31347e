import type { Node as DocumentNode } from "@tiptap/pm/model";
import { describe, expect, it } from "vitest";
import { markdownCases } from "./markdown-cases.ts";
import { documentSchema as schema } from "./schema.ts";
import { toDocument } from "./to-document.ts";
import { toTree } from "./to-tree.ts";
import { open, save } from "./verbatim.ts";
import { writeMarkdown } from "#lib/text/markdown/syntax";

const paragraph = (text: string) => schema.nodes.paragraph!.create(null, text ? schema.text(text) : null);
const withBlocks = (doc: DocumentNode, change: (blocks: DocumentNode[]) => void) => {
  const blocks = [...doc.children];
  change(blocks);
  return doc.type.create(null, blocks);
};

describe("opening and saving without an edit", () => {
  it.each(markdownCases)("keeps %s byte for byte", (_, markdown) => {
    const opened = open(markdown, schema);
    opened.doc.check();
    expect(save(opened, schema.nodeFromJSON(opened.doc.toJSON()))).toBe(markdown);
  });

  it.each(markdownCases)("keeps %s after an empty paragraph was added at the end", (_, markdown) => {
    const opened = open(markdown, schema);
    const edited = withBlocks(opened.doc, (blocks) => blocks.push(paragraph("")));
    expect(save(opened, edited)).toBe(markdown.trim() === "" ? "" : markdown);
  });
});

describe("writing the whole document anew", () => {
  it.each(markdownCases)("says the same of %s, and a second time the same bytes", (_, markdown) => {
    const first = writeMarkdown(toTree(toDocument(markdown, schema).doc));
    const second = writeMarkdown(toTree(toDocument(first, schema).doc));
    expect(second).toBe(first);
    const withoutSpread = (text: string) =>
      JSON.stringify(toTree(toDocument(text, schema).doc), (key, value: unknown) =>
        key === "spread" ? undefined : value,
      );
    expect(withoutSpread(first)).toBe(withoutSpread(markdown.replaceAll("\r\n", "\n")));
  });
});

describe("saving an edit", () => {
  it("writes only the edited block anew", () => {
    const opened = open("Setext\n======\n\n*  odd\n*  list\n\n_em_ here\n\n\nlast", schema);
    const edited = withBlocks(opened.doc, (blocks) => blocks.splice(2, 1, paragraph("plain")));
    expect(save(opened, edited)).toBe("Setext\n======\n\n*  odd\n*  list\n\nplain\n\nlast");
  });

  it("keeps the signs that the text uses", () => {
    const opened = open("* a\n* b\n\nsome _em_ and __strong__\n", schema);
    const list = schema.nodes.bulletList!.create(null, [schema.nodes.listItem!.create(null, paragraph("new"))]);
    const marked = schema.nodes.paragraph!.create(null, schema.text("x", [schema.marks.italic!.create()]));
    expect(
      save(
        opened,
        withBlocks(opened.doc, (blocks) => blocks.push(marked, list)),
      ),
    ).toBe("* a\n* b\n\nsome _em_ and __strong__\n\n_x_\n\n* new\n");
  });

  it("gives a list that follows another list a sign of its own", () => {
    const opened = open("- a\n\nbetween\n\n- b\n", schema);
    const saved = save(
      opened,
      withBlocks(opened.doc, (blocks) => blocks.splice(1, 1)),
    );
    expect(saved).toBe("- a\n\n* b\n");
  });

  it("never lets a rule at the start become front matter", () => {
    const opened = open("first\n\n---\n\ntitle: x\n\n---\n", schema);
    expect(
      save(
        opened,
        withBlocks(opened.doc, (blocks) => blocks.shift()),
      ),
    ).toBe("***\n\ntitle: x\n\n---\n");
  });

  it("moves spaces out of marks and drops them at line ends", () => {
    const opened = open("", schema);
    const bold = [schema.marks.bold!.create()];
    const edited = schema.nodes.paragraph!.create(null, [
      schema.text("a ", bold),
      schema.text("b "),
      schema.text(" c ", bold),
    ]);
    expect(
      save(
        opened,
        withBlocks(opened.doc, (blocks) => blocks.splice(0, 1, edited)),
      ),
    ).toBe("**a** b  **c**\n");
  });

  it("keeps a line break at the end of a paragraph out of the text", () => {
    const opened = open("a\n", schema);
    const edited = schema.nodes.paragraph!.create(null, [schema.text("ab"), schema.nodes.hardBreak!.create()]);
    expect(
      save(
        opened,
        withBlocks(opened.doc, (blocks) => blocks.splice(0, 1, edited)),
      ),
    ).toBe("ab\n");
  });

  it("leaves an empty task out, so that its list stays a list of tasks", () => {
    const opened = open("- [ ] a\n", schema);
    const item = (text: string) => schema.nodes.taskItem!.create({ checked: false }, paragraph(text));
    const edited = schema.nodes.taskList!.create(null, [item("a"), item("")]);
    expect(
      save(
        opened,
        withBlocks(opened.doc, (blocks) => blocks.splice(0, 1, edited)),
      ),
    ).toBe("- [ ] a\n");
  });

  it("writes lines of Windows into a text that has them", () => {
    const opened = open("a\r\n\r\nb\r\n", schema);
    const edited = withBlocks(opened.doc, (blocks) => blocks.splice(1, 0, paragraph("new")));
    expect(save(opened, edited)).toBe("a\r\n\r\nnew\r\n\r\nb\r\n");
  });

  it("changes nothing else when the definition of a reference was deleted", () => {
    const opened = open("See _[one][1]_.\n\n[1]: /1\n\n*  odd\n", schema);
    expect(
      save(
        opened,
        withBlocks(opened.doc, (blocks) => blocks.splice(1, 1)),
      ),
    ).toBe("See _[one][1]_.\n\n*  odd\n");
  });

  it("is empty when everything was deleted", () => {
    expect(save(open("a\n\nb\n", schema), schema.nodes.doc!.create(null, paragraph("")))).toBe("");
  });
});
