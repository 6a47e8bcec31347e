/** Plain words as Markdown: what would be read as the start of a list, a heading or HTML is escaped. */
export function toInline(text: string): string {
  return text
    .replace(/<(?=[A-Za-z/!?])/g, "\\<")
    .replace(/^(\s*)([#>+*-]|~~~|```)(?=\s|$|[`~])/, "$1\\$2")
    .replace(/^(\s*\d{1,9})([.)])(?=\s)/, "$1\\$2")
    .replace(/^(\s*)(#{1,6}\s)/, "$1\\$2")
    .replace(/\*\*|__/g, (mark, at: number, whole: string) =>
      whole.split(mark).length % 2 === 1 ? mark : escaped(mark),
    );
}

/** A mark without its partner, left by a cut through the middle of bold text. */
function escaped(mark: string): string {
  return mark.replace(/[*_]/g, "\\$&");
}
