/** "Portuguese" for "pt", in English as the interface is; the code itself for a language without a name. */
export function languageName(language: string): string {
  return new Intl.DisplayNames(["en"], { type: "language", fallback: "code" }).of(language) ?? language;
}

/** Languages to choose from; others can be set through the API. */
export const commonLanguages = [
  ..."ar bg ca cs da de el en es et eu fa fi fr gl he hi hr hu id is it ja ko lt lv nb nl nn pl pt ro ru sk sl sr sv tr uk vi zh".split(
    " ",
  ),
];

export function languageOptions(chosen: string) {
  const languages = commonLanguages.includes(chosen) ? commonLanguages : [chosen, ...commonLanguages];
  return languages
    .map((value) => ({ value, label: languageName(value) }))
    .sort((one, other) => one.label.localeCompare(other.label, "en"));
}
