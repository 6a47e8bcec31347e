/**
 * A title as part of an address: ASCII letters, digits and single hyphens. Empty for titles in scripts that do not
 * come apart into Latin letters; the caller then takes something else.
 */
export function slugOf(title: string, limit = 60): string {
  const plain = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-");
  const cut = plain.replace(/^-+/, "").slice(0, limit);
  return cut
    .replace(/-[^-]*$/, (tail) => (plain.length > limit && cut.length === limit ? "" : tail))
    .replace(/-+$/, "");
}

/** The first of slug, slug-2, slug-3 … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
}
