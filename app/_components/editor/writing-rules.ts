import { Extension, InputRule } from "@tiptap/core";
import { isAllowedImage } from "#lib/text/markdown/links";

/** What turns into something else while it is typed, beyond the rules that the nodes and marks bring along. */
export const WritingRules = Extension.create({
  name: "writingRules",
  addInputRules() {
    const { link } = this.editor.schema.marks;
    const { image } = this.editor.schema.nodes;
    return [
      // An address becomes a link at the space after it.
      new InputRule({
        find: /(?:^|\s)(https?:\/\/[^\s<>]{3,2000}) $/,
        handler: ({ state, range, match }) => {
          const address = (match[1] ?? "").replace(/[.,;:!?)\]'"]+$/, "");
          if (!link || state.doc.rangeHasMark(range.from, range.to, link)) return null;
          const from = range.from + match[0].indexOf(address);
          state.tr.addMark(from, from + address.length, link.create({ href: address })).removeStoredMark(link);
          return;
        },
      }),
      new InputRule({
        find: /!\[([^\]]{0,500})\]\(([^\s()]{1,2000})\)$/,
        handler: ({ state, range, match }) => {
          const [, alt, src = ""] = match;
          if (!image || !isAllowedImage(src)) return null;
          state.tr.replaceWith(range.from, range.to, image.create({ src, alt: alt || null }));
          return;
        },
      }),
      // `- ` has made a list already when the box of a task is typed.
      new InputRule({
        find: /^\[([ xX]?)\] $/,
        handler: ({ state, range, match, chain }) => {
          const item = state.doc.resolve(range.from).node(-1);
          if (item?.type.name !== "listItem") return null;
          const checked = match[1]?.toLowerCase() === "x";
          chain().deleteRange(range).toggleTaskList().updateAttributes("taskItem", { checked }).run();
          return;
        },
      }),
    ];
  },
});
