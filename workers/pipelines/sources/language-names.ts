import { baseLanguage } from "#lib/text/sentences";

const names = new Intl.DisplayNames(["en"], { type: "language" });

/** “Portuguese” for `pt-BR`: what a person reads in a message. */
export function languageName(language: string): string {
  const base = baseLanguage(language);
  return base === "und" ? "an unknown language" : (names.of(base) ?? base);
}
