import type { Node as DocumentNode } from "@tiptap/pm/model";
import { characterOffsets } from "#lib/text/markdown/character-offsets";
import type { Leaf } from "./reading.ts";
import { toDocument } from "./to-document.ts";

/** Where the places of a document stand in its Markdown, and the other way round. */
export type Positions = {
  /** The document's range for a range of UTF-16 offsets; null when nothing of it is in the document. */
  rangeAt: (start: number, end: number) => { from: number; to: number } | null;
  /** The offset of the character at or after a document position. */
  offsetAt: (position: number) => number;
};

/**
 * Positions of `doc` in `markdown`, which must be the text that the document was opened from or saved as. The two may
 * differ by what Markdown does not keep: empty paragraphs, spaces at line ends.
 */
export function positionsOf(markdown: string, doc: DocumentNode): Positions {
  const read = toDocument(markdown, doc.type.schema);
  const places = align(unitsOf(read.doc), sourcesOf(markdown, read.leaves), unitsOf(doc));
  return {
    rangeAt: (start, end) => {
      const inside = places.filter((place) => place.start < Math.max(end, start + 1) && place.end > start);
      const first = inside[0];
      const last = inside.at(-1);
      return first && last ? { from: first.position, to: last.position + 1 } : null;
    },
    offsetAt: (position) => places.find((place) => place.position >= position)?.start ?? markdown.length,
  };
}

type Unit = { position: number; sign: string };
type Source = { start: number; end: number } | null;
type Place = { position: number; start: number; end: number };

/** One unit for each UTF-16 unit of text and for each node without content. */
function unitsOf(doc: DocumentNode): Unit[] {
  const units: Unit[] = [];
  doc.descendants((node, position) => {
    if (node.isText) {
      const text = node.text ?? "";
      for (let index = 0; index < text.length; index += 1)
        units.push({ position: position + index, sign: text[index]! });
    } else if (node.isLeaf) {
      units.push({ position, sign: node.type.name === "softBreak" ? "\n" : node.type.name });
    }
  });
  return units;
}

function sourcesOf(markdown: string, leaves: Leaf[]): Source[] {
  return leaves.flatMap((leaf): Source[] => {
    if (leaf.kind === "atom") return [{ start: leaf.from, end: leaf.to }];
    const offsets = characterOffsets(markdown, leaf);
    if (!offsets) return Array.from({ length: leaf.value.length }, () => null);
    return offsets.map((start, index) => ({ start, end: offsets[index + 1] ?? start + 1 }));
  });
}

// Walks both documents in step; where one has a space that the other lacks, only that one goes on.
function align(read: Unit[], sources: Source[], live: Unit[]): Place[] {
  const places: Place[] = [];
  let at = 0;
  for (const unit of live) {
    if (read[at]?.sign !== unit.sign && isSpace(unit)) continue;
    while (read[at] && read[at]?.sign !== unit.sign && isSpace(read[at])) at += 1;
    if (read[at]?.sign !== unit.sign) break;
    const source = sources[at];
    if (source) places.push({ position: unit.position, ...source });
    at += 1;
  }
  return places;
}

const isSpace = (unit: Unit | undefined) => unit !== undefined && /^(\s|hardBreak)$/.test(unit.sign);
