/** What a statement is good for in a post. By English words; figures count in every language. */
import { contentWords, stemOf } from "#lib/text/words";

const CONSEQUENCE =
  /\b(?:because|therefore|so that|important|vital|essential|crucial|allow(?:s|ed)?|help(?:s|ed)?|saves?|shorten(?:s|ed)?|reduc(?:es|ed)|costs?|risks?|dangers?|threat(?:s|ens|ened)?|benefits?|matters?|depends?|without)\b/gi;
const EXTENT =
  /\b(?:largest|biggest|most|highest|first|only|main|per ?cent|million|billion|half|third|quarter|every)\b|%/gi;
const NOW =
  /\b(?:today|nowadays|currently|is now|are now|will|since (?:19|20)\d\d|expect(?:s|ed) to|by 20\d\d|in 202\d)\b/i;
/** Words that tie a sentence to the one before. */
const TIED =
  /\b(?:nevertheless|nonetheless|however|therefore|thus|also|then|later|instead|meanwhile|this|these|those|such|the (?:company|purchase|decision|plan|event|group|latter|former))\b/i;

/** 0 to about 1. */
export function whyItMatters(text: string): number {
  const consequences = Math.min(2, text.match(CONSEQUENCE)?.length ?? 0);
  const extents = Math.min(2, text.match(EXTENT)?.length ?? 0);
  const figures = /\p{Nd}/u.test(text) ? 1 : 0;
  return 0.25 * consequences + 0.15 * extents + 0.1 * figures;
}

export function saysHowItIsNow(text: string): boolean {
  return NOW.test(text);
}

/** Whether it can be read apart from what stands around it in its source. */
export function standsAlone(text: string): boolean {
  return !TIED.test(text);
}

/** Share of the topic's content words that the statement has, 0 to 1. */
export function namesTopic(text: string, topic: string): number {
  const stems = new Set(contentWords(text).map(stemOf));
  const asked = contentWords(topic).map(stemOf);
  return asked.filter((stem) => stems.has(stem)).length / Math.max(1, asked.length);
}
