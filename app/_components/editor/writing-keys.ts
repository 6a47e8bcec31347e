import { Extension, InputRule } from "@tiptap/core";

/** An address that is typed out becomes a link at the space after it. */
export const BareAddress = Extension.create({
  name: "bareAddress",
  addInputRules() {
    return [
      new InputRule({
        find: /(?:^|\s)(https?:\/\/[^\s<>]{3,2000})\s$/,
        handler: ({ state, range, match }) => {
          const link = this.editor.schema.marks.link;
          const address = (match[1] ?? "").replace(/[.,;:!?)\]'"]+$/, "");
          if (!link || state.doc.rangeHasMark(range.from, range.to, link)) return null;
          const from = range.from + match[0].indexOf(address);
          state.tr.addMark(from, from + address.length, link.create({ href: address }));
          state.tr.insertText(" ", range.to).removeStoredMark(link);
          return;
        },
      }),
    ];
  },
});
