import { useImperativeHandle, type RefObject } from "react";
import type { MarkdownEditorProps } from "./editor-types.ts";
import { insertion } from "./insertion.ts";
import type { SourceHandle } from "./source-view.tsx";
import { relocate } from "./text-session.ts";
import type { MarkdownText } from "./use-markdown-text.ts";

/** What the caller may do with the text; ranges belong to the `markdown` prop and are found again by their words. */
export function useEditorHandle(
  { ref, markdown }: MarkdownEditorProps,
  { editor, session, source, read, show, flush }: MarkdownText,
  sourceView: RefObject<SourceHandle | null>,
): void {
  useImperativeHandle(ref, () => {
    const find = (start: number, end: number) => relocate(markdown, read(), [{ start, end }])[0] ?? null;
    return {
      flush,
      focusRange: (start, end) => {
        if (source) {
          const range = find(start, end);
          if (range) sourceView.current?.select(range);
          return range !== null;
        }
        const [range] = session.locate(markdown, editor.state.doc, [{ start, end }]);
        if (!range) return false;
        editor.chain().setTextSelection(range).focus(null, { scrollIntoView: false }).run();
        scrollTo(editor.view.domAtPos(range.from).node);
        return true;
      },
      replaceRange: (start, end, text) => {
        const range = find(start, end);
        if (!range) return false;
        if (source) sourceView.current?.replace(range, text);
        else show(read().slice(0, range.start) + text + read().slice(range.end));
        flush();
        return true;
      },
      replaceAll: (text) => {
        if (source) sourceView.current?.show(text);
        else show(text);
        flush();
      },
      insertMarkdown: (text) => {
        if (source) sourceView.current?.insert(text);
        else editor.view.dispatch(insertion(editor.state, text).scrollIntoView());
        flush();
      },
    };
  });
}

function scrollTo(node: Node): void {
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: "center" });
}
