import { directionOf } from "../../../_kinds/text/direction.ts";
import type { DraftView } from "../../../_kinds/draft-view.ts";
import { markdownToHtml } from "#lib/text/markdown/html";

/** The text as readers of the desk see it before the editor is there, and without it. */
export function SetText({ view, markdown }: { view: Pick<DraftView, "language">; markdown: string }) {
  return (
    <div
      className="text"
      lang={view.language}
      dir={directionOf(view.language)}
      dangerouslySetInnerHTML={{ __html: markdownToHtml(markdown) }}
    />
  );
}
