/** Plain words as Markdown that reads the same: one line, marks that would format it escaped. */
export function plainWords(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*[\]<>|~]/g, "\\$&")
    .replace(/(?<=[\p{L}\p{N}])_|_(?=[\p{L}\p{N}])/gu, "\\_")
    .replace(/^([-+#])(?=\s|#|$)/, "\\$1")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}
