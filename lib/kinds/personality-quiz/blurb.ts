/** The words of an outcome: the name that the brief gives it, its own description, and sentences for its traits. */
import { TRAIT_SENTENCES_FOR_READERS } from "./blurb/sentences.ts";
import { PERSONALITY_LIMITS } from "./schema.ts";
import type { Trait } from "./traits.ts";

/** "The Forager: always out" → title and description; without a colon, dash or line break all of it is the title. */
export function readOutcome(text: string): { title: string; description: string } {
  const parts = /^(.{1,120}?)(?:\s*[:：]\s+|\s+[–—-]\s+|\s*\n\s*)(\S[\s\S]*)$/.exec(text.trim());
  const title = (parts?.[1] ?? text).replace(/\s+/g, " ").trim();
  return {
    title: title.slice(0, PERSONALITY_LIMITS.title),
    description: (parts?.[2] ?? "").replace(/\s+/g, " ").trim(),
  };
}

/** English. Three sentences, one for each trait; they differ wherever the traits do. */
export function traitText(traits: readonly Trait[]): string {
  const [main, second, third] = traits;
  return [
    main && TRAIT_SENTENCES_FOR_READERS[main].does,
    second && TRAIT_SENTENCES_FOR_READERS[second].seen,
    third && TRAIT_SENTENCES_FOR_READERS[third].happy,
  ]
    .filter(Boolean)
    .join(" ");
}

/** A description comes first, as a sentence. */
export function outcomeText(description: string, words: string): string {
  if (!description) return words;
  const first = description[0]?.toUpperCase() ?? "";
  const sentence = `${first}${description.slice(1)}${/[.!?…]["”’)]?$/.test(description) ? "" : "."}`;
  return `${sentence} ${words}`.trim();
}

/** "Which honey bee are you?" stays; "Ways to travel" asks which one the reader is. */
export function titleOf(theme: string): string {
  const line = theme.replace(/\s+/g, " ").trim();
  const isQuestion = /[?？؟]$/.test(line) || /^(?:which|what|who|how)\b/i.test(line);
  const title = isQuestion ? line.replace(/(?<![?？؟])$/, "?") : `${line}: which one are you?`;
  return title.length > PERSONALITY_LIMITS.title ? `${title.slice(0, PERSONALITY_LIMITS.title - 1).trimEnd()}…` : title;
}
