import { TEXT_LIMITS } from "#lib/kinds/text/schema";
import { baseLanguage } from "#lib/text/sentences";
import type { SourceSentence } from "../sources/read-sources.ts";

const SUMMARY: Record<string, string> = {
  en: "Summary",
  de: "Zusammenfassung",
  fr: "Résumé",
  es: "Resumen",
  pt: "Resumo",
  it: "Sintesi",
  nl: "Samenvatting",
};

/** “Summary: The Suez Canal”; the source's title alone where we have no word for it in the language. */
export function summaryTitle(sentences: readonly SourceSentence[], language: string): string {
  const titles = [...new Set(sentences.map(({ source }) => source.title.trim()))].filter((title) => title !== "");
  const word = SUMMARY[baseLanguage(language)];
  const named = titles.slice(0, 2).join(" · ") + (titles.length > 2 ? " …" : "");
  const title = word && named ? `${word}: ${named}` : named || (word ?? "Summary");
  return title.length <= TEXT_LIMITS.title ? title : `${title.slice(0, TEXT_LIMITS.title - 1).trimEnd()}…`;
}
