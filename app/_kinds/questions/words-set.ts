/** Language and direction of a quiz's own words, for the elements that hold them. */
export type WordsSet = { lang: string; dir: "ltr" | "rtl" };
