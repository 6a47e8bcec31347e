/** The few questions about grammar that the rules ask the tagger. */
import nlp from "compromise";

export const hasVerb = (text: string): boolean => nlp(text).verbs().found;

/** Whether the first word is a given name: “Mario Lemieux”, not “Santa Clara”. */
export function isPersonName(text: string): boolean {
  const sentences = nlp(text).json() as { terms: { tags: string[] }[] }[];
  const tags = sentences[0]?.terms[0]?.tags ?? [];
  return tags.some((tag) => tag === "FirstName" || tag === "MaleName" || tag === "FemaleName");
}

/** “red apples”: a plural noun and no verb, read as it stands after a number (“60 runs” is no verb). */
export function isPluralNoun(phrase: string): boolean {
  const view = nlp(`60 ${phrase}`);
  return view.nouns().isPlural().found && !view.verbs().found;
}

/** Whether a word of the sentence was tagged as a finite verb. */
export function isFiniteVerb(sentence: string, word: string): boolean {
  const sentences = nlp(sentence).json() as { terms: { text: string; tags: string[] }[] }[];
  const term = sentences.flatMap((part) => part.terms).find(({ text }) => text === word);
  return term?.tags.some((tag) => tag === "PastTense" || tag === "PresentTense") ?? false;
}

/** Where the first verb of a text starts, in code units; -1 without one. */
export function firstVerbAt(text: string): number {
  const verbs = nlp(text).verbs().json({ offset: true }) as { offset?: { start: number } }[];
  return verbs[0]?.offset?.start ?? -1;
}
