import { markdownToHtml } from "#lib/text/markdown/html";

export const exportFormats = ["markdown", "html"] as const;

type Exported = { body: string; type: string; extension: string };

/** Right-to-left scripts, by the language's own facts. */
const rightToLeft = /^(ar|fa|he|ps|sd|ug|ur|yi)\b/;

export function exportAs(
  format: (typeof exportFormats)[number],
  draft: { title: string; language: string; markdown: string },
): Exported {
  if (format === "markdown") return { body: draft.markdown, type: "text/markdown; charset=utf-8", extension: "md" };
  const title = draft.title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const direction = rightToLeft.test(draft.language) ? "rtl" : "ltr";
  const body = `<!doctype html>
<html lang="${draft.language}" dir="${direction}">
<head><meta charset="utf-8"><title>${title}</title></head>
<body><h1>${title}</h1>
${markdownToHtml(draft.markdown)}
</body>
</html>
`;
  return { body, type: "text/html; charset=utf-8", extension: "html" };
}
