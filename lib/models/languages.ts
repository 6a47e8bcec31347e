/**
 * A language as a model may name it, the closest first: "pt-BR" is served by a model for "pt", "zh-TW" by one for
 * "zh-Hant". Likely scripts are those of the Unicode CLDR, as Intl.Locale gives them.
 */
export function namesOf(language: string): string[] {
  const locale = readLocale(language);
  if (!locale) return [language];
  const { language: base, script, region } = locale;
  const likely = script ?? locale.maximize().script;
  const named = [region && `${base}-${region}`, likely && `${base}-${likely}`, base, ...(KIN[base] ?? [])];
  return [...new Set([locale.baseName, ...named.filter((name) => name !== undefined && name !== "")])] as string[];
}

/** Whether a list of BCP 47 names has the language, or what serves it. */
export function knowsLanguage(languages: readonly string[], language: string): boolean {
  return namesOf(language).some((name) => languages.includes(name));
}

/** "pt" and "pt-BR" need no translating into each other by a model for pairs. */
export function isSameLanguage(a: string, b: string): boolean {
  return readLocale(a)?.language === readLocale(b)?.language;
}

/** Norwegian is written as one of these two. */
const KIN: Record<string, string[]> = { no: ["nb", "nn"], nb: ["no"], nn: ["no"] };

function readLocale(language: string): Intl.Locale | null {
  try {
    return new Intl.Locale(language);
  } catch {
    return null;
  }
}
