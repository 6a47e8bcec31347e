import { languageName } from "../language-name.ts";

/** "en-pt" as two languages; each may carry a script: "en-zh-Hant". */
export function languagesOf(pair: string): [from: string, to: string] {
  const found = /^([a-z]{2,3}(?:-[A-Z][a-z]{3})?)-([a-z]{2,3}(?:-[A-Z][a-z]{3})?)$/.exec(pair);
  return [found?.[1] ?? pair, found?.[2] ?? pair];
}

/** "English to Portuguese", by the words that are given: `{from} to {to}`. */
export function pairName(pair: string, join: (languages: { from: string; to: string }) => string): string {
  const [from, to] = languagesOf(pair);
  return join({ from: languageName(from), to: languageName(to) });
}
