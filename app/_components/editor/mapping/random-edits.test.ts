import { EditorState, type Transaction } from "@tiptap/pm/state";
import { describe, expect, it } from "vitest";
import { markdownCases } from "./markdown-cases.ts";
import { documentSchema as schema } from "./schema.ts";
import { toDocument } from "./to-document.ts";
import { toTree } from "./to-tree.ts";
import { open, save } from "./verbatim.ts";

/** A linear congruential generator: the same edits in each run. */
function randomNumbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Random = ReturnType<typeof randomNumbers>;

// A paragraph before and after each case stands for the rest of a long text.
const texts = markdownCases
  .map(([, markdown]) => markdown)
  .filter((markdown) => markdown.trim() !== "" && !markdown.startsWith("---") && !markdown.includes("\r"))
  .map((markdown) => `Opening *lines*   of the text\n\n${markdown.trimEnd()}\n\nClosing __line__.\n`);

const edits: ((tr: Transaction, random: Random) => void)[] = [
  (tr, random) => insertText(tr, random, " word "),
  (tr, random) => insertText(tr, random, "1. * _ # [x] <b> & | `"),
  (tr, random) => deleteSome(tr, random, 6),
  (tr, random) => {
    const [from, to] = someText(tr, random);
    tr.addMark(from, to, schema.marks[["bold", "italic", "strike", "code"][random(4)]!]!.create());
  },
  (tr, random) => {
    const [from] = someText(tr, random);
    if (tr.doc.resolve(from).depth === 1) tr.split(from);
  },
  (tr, random) => {
    // Without its definition a reference is plain text: no saved text could say otherwise.
    const removable = tr.doc.children.flatMap((block, index) =>
      /definition/i.test(String(block.attrs.kind)) ? [] : [index],
    );
    const index = removable[random(removable.length)]!;
    const at = tr.doc.children.slice(0, index).reduce((sum, block) => sum + block.nodeSize, 0);
    tr.delete(at, at + tr.doc.child(index).nodeSize);
  },
];

function someText(tr: Transaction, random: Random): [number, number] {
  const places: [number, number][] = [];
  tr.doc.descendants((node, position) => {
    if (node.isText && node.nodeSize > 1) places.push([position, position + node.nodeSize]);
  });
  const [start, end] = places[random(places.length)]!;
  const from = start + random(end - start - 1);
  return [from, Math.min(end, from + 1 + random(8))];
}

function insertText(tr: Transaction, random: Random, text: string) {
  tr.insertText(text, someText(tr, random)[0]);
}

function deleteSome(tr: Transaction, random: Random, most: number) {
  const [from, to] = someText(tr, random);
  tr.delete(from, Math.min(to, from + most));
}

const meaning = (doc: Parameters<typeof toTree>[0]) =>
  JSON.stringify(toTree(doc), (key, value: unknown) => (key === "spread" ? undefined : value));

describe("random edits", () => {
  const random = randomNumbers(20_261_123);
  const runs = Array.from({ length: 600 }, () => {
    const markdown = texts[random(texts.length)]!;
    const opened = open(markdown, schema);
    const tr = EditorState.create({ doc: opened.doc }).tr;
    edits[random(edits.length)]!(tr, random);
    return { markdown, opened, doc: tr.doc, saved: save(opened, tr.doc) };
  });

  it("save a text that says what the edited document says", () => {
    const wrong = runs.filter(({ doc, saved }) => meaning(toDocument(saved, schema).doc) !== meaning(doc));
    expect(wrong.map(({ markdown, saved }) => ({ markdown, saved })).slice(0, 5)).toEqual([]);
  });

  it("leave the blocks that they did not touch as they were, byte for byte", () => {
    const lost = runs.filter(({ opened, doc, saved, markdown }) =>
      opened.doc.children.some((block, index) => {
        const { start, end } = opened.spans[index]!;
        // Of two equal blocks (a rule drawn twice) nobody can say which one was kept.
        const only = opened.doc.children.filter((other) => other.eq(block)).length === 1;
        return only && doc.children.some((other) => other.eq(block)) && !saved.includes(markdown.slice(start, end));
      }),
    );
    expect(lost.map(({ markdown, saved }) => ({ markdown, saved })).slice(0, 5)).toEqual([]);
  });
});
