import { Extension } from "@tiptap/core";
import type { Node as DocumentNode } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { gutterSign, numeralSign } from "./mark-signs.ts";
import type { PlacedMark } from "./placed-mark.ts";

/** What lies over the text: marks, and the element of an open note with the mark that it belongs to. */
export type Overlay = { marks: PlacedMark[]; note: { markId: string; element: HTMLElement } | null; editable: boolean };

const key = new PluginKey<DecorationSet>("marks");

/** Draws marks over the text without being part of it; between two overlays they move along with the edits. */
export const MarkDecorations = Extension.create({
  name: "markDecorations",
  addProseMirrorPlugins: () => [markPlugin()],
});

export function markPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, decorations) => {
        const overlay = tr.getMeta(key) as Overlay | undefined;
        return overlay ? draw(tr.doc, overlay) : decorations.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

export function withOverlay(tr: Transaction, overlay: Overlay): Transaction {
  return tr.setMeta(key, overlay).setMeta("addToHistory", false);
}

/** The mark under the caret; of several the narrowest. */
export function markAtCaret(state: EditorState): string | null {
  const found = key.getState(state)?.find(state.selection.from, state.selection.to, (spec) => "markId" in spec) ?? [];
  const narrowest = found.sort((one, other) => one.to - one.from - (other.to - other.from))[0];
  return (narrowest?.spec as { markId?: string } | undefined)?.markId ?? null;
}

function draw(doc: DocumentNode, { marks, note, editable }: Overlay): DecorationSet {
  const inDocument = marks.filter(({ from, to }) => from < to && to <= doc.content.size);
  const noted = note && inDocument.find(({ id }) => id === note.markId);
  return DecorationSet.create(doc, [
    ...inDocument.flatMap((mark) => [drawRange(mark), ...drawNumeral(mark, editable)]),
    ...drawGutter(doc, inDocument, editable),
    ...(noted ? [drawNote(doc, noted, note.element)] : []),
  ]);
}

function drawRange(mark: PlacedMark): Decoration {
  const doubtful = mark.kind === "finding" || mark.state !== "supported";
  const classes = [
    `editor-${mark.kind}`,
    ...(doubtful ? [`editor-${mark.state}`] : []),
    ...(mark.selected ? ["text-selected"] : []),
  ];
  const attributes = { class: classes.join(" "), ...(doubtful ? { "data-select-mark": mark.id } : {}) };
  if (mark.kind === "lock") return Decoration.inline(mark.from, mark.to, { ...attributes, title: mark.label });
  return Decoration.inline(mark.from, mark.to, attributes, { markId: mark.id });
}

function drawNumeral(mark: PlacedMark, editable: boolean): Decoration[] {
  if (mark.kind !== "evidence") return [];
  const look = JSON.stringify([mark.id, mark.name, mark.label, mark.selected, mark.preview, editable]);
  return [
    Decoration.widget(mark.to, () => numeralSign(mark, editable), {
      side: -1,
      key: look,
      ignoreSelection: true,
      stopEvent,
    }),
  ];
}

/** One sign beside each block that has findings: that of the first. A table has no margin of its own. */
function drawGutter(doc: DocumentNode, marks: PlacedMark[], editable: boolean): Decoration[] {
  const first = new Map<number, PlacedMark>();
  for (const mark of marks) {
    const block = doc.resolve(mark.from);
    const start = block.start(block.depth);
    const hasMargin = block.parent.isTextblock && block.node(1).type.name !== "table";
    if (mark.kind === "finding" && hasMargin && !first.has(start)) first.set(start, mark);
  }
  return [...first].flatMap(([start, mark]) => {
    const look = JSON.stringify([mark.id, mark.name, mark.state, mark.selected, mark.preview, editable]);
    const block = doc.resolve(start);
    return [
      Decoration.node(block.before(), block.after(), { class: "editor-anchor" }),
      Decoration.widget(start, () => gutterSign(mark, editable), {
        side: -1,
        key: look,
        ignoreSelection: true,
        stopEvent,
      }),
    ];
  });
}

function drawNote(doc: DocumentNode, mark: PlacedMark, element: HTMLElement): Decoration {
  const end = doc.resolve(mark.from).after(1);
  return Decoration.widget(end, element, { side: -1, key: "note", ignoreSelection: true, stopEvent: () => true });
}

// The sign answers clicks itself; the editor would move the caret.
function stopEvent(event: Event): boolean {
  return /^(mouse|pointer|click|touch|key)/.test(event.type);
}
