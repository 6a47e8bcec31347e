/** "Marta Nunes" is MN, "Cher" is CH; at most two letters, whole characters. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  const letters = last ? `${head(first, 1)}${head(last, 1)}` : head(first, 2);
  return letters.toLocaleUpperCase("en") || "?";
}

function head(word: string, count: number): string {
  const segments = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(word);
  return Array.from(segments, (segment) => segment.segment)
    .slice(0, count)
    .join("");
}
