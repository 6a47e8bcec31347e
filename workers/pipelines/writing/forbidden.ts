/** One pattern for all forbidden words of a project, whole words in any case; null when there are none. */
export function forbiddenPattern(words: readonly string[]): RegExp | null {
  const escaped = words
    .map((word) =>
      word
        .trim()
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
        .replace(/\s+/g, "\\s+"),
    )
    .filter((word) => word !== "");
  return escaped.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "iu");
}
