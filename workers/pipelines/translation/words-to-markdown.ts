import { writeMarkdown } from "#lib/text/markdown/syntax";

/** Words as Markdown: signs that would be read as marks are escaped. Spaces around them stay, as one each. */
export function wordsToMarkdown(words: string, inCell = false): string {
  const core = words.trim().replace(/\s+/g, " ");
  if (core === "") return words === "" ? "" : " ";
  const written = writeMarkdown({
    type: "root",
    children: [{ type: "paragraph", children: [{ type: "text", value: core }] }],
  }).trimEnd();
  const safe = inCell ? written.replace(/(?<!\\)\|/g, "\\|") : written;
  return (/^\s/.test(words) ? " " : "") + safe + (/\s$/.test(words) ? " " : "");
}
