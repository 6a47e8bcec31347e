/**
 * One pattern for all of the given words and phrases: whole words, in any case; a space stands for any white space.
 * Null when there is nothing to look for.
 */
export function wordPattern(words: readonly string[], flags: "iu" | "giu" = "iu"): RegExp | null {
  const escaped = words
    .map((word) =>
      word
        .trim()
        .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
        .replace(/\s+/g, "\\s+"),
    )
    .filter((word) => word !== "");
  return escaped.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, flags);
}
