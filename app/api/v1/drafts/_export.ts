import { markdownToHtml } from "#lib/text/markdown/html";

export const exportFormats = ["markdown", "html", "json"] as const;

type Exported = { body: string; type: string; extension: string };

/** Right-to-left scripts, by the language's own facts. */
const rightToLeft = /^(ar|fa|he|ps|sd|ug|ur|yi)\b/;

export function exportAs(
  format: (typeof exportFormats)[number],
  draft: { title: string; language: string; kind: string; markdown: string; content: unknown },
): Exported {
  if (format === "markdown") return { body: draft.markdown, type: "text/markdown; charset=utf-8", extension: "md" };
  if (format === "json") {
    const { kind, language, content } = draft;
    return { body: JSON.stringify({ kind, language, content }, null, 2), type: "application/json", extension: "json" };
  }
  const title = draft.title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const direction = rightToLeft.test(draft.language) ? "rtl" : "ltr";
  // The Markdown of a quiz begins with its title; that of a text does not.
  const heading = draft.markdown.startsWith("# ") ? "" : `<h1>${title}</h1>`;
  const body = `<!doctype html>
<html lang="${draft.language}" dir="${direction}">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>${heading}
${markdownToHtml(draft.markdown)}
</body>
</html>
`;
  return { body, type: "text/html; charset=utf-8", extension: "html" };
}
