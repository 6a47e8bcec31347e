import { BLOG_POST_LIMITS } from "#lib/kinds/blog-post/schema";
import { wordPattern } from "#lib/text/word-pattern";
import { countWords } from "#lib/text/words";
import { keyPhrases } from "../article/key-phrases.ts";

const MOST_TAGS = 5;
const MOST_WORDS = 3;
/** A phrase that a text says only once is not what it is about, unless it is a name. */
const FEWEST_TIMES = 2;

/** Phrases of the topic and of the text, in small letters; one that is part of another is left out. */
export function proposeTags(topic: string, text: string, language: string): string[] {
  const asked = keyPhrases(topic, [], language).filter((phrase) => timesIn(text, phrase.text) > 0);
  const said = keyPhrases(text, [], language).filter(
    (phrase) => isName(phrase.text) || timesIn(text, phrase.text) >= FEWEST_TIMES,
  );
  const tags: string[] = [];
  for (const phrase of [...asked, ...said]) {
    const tag = phrase.text.toLowerCase();
    const fits = countWords(tag) <= MOST_WORDS && !/ of /.test(tag) && tag.length <= BLOG_POST_LIMITS.tag;
    if (fits && tags.every((other) => !other.includes(tag) && !tag.includes(other))) tags.push(tag);
  }
  return tags.slice(0, MOST_TAGS);
}

function timesIn(text: string, phrase: string): number {
  const pattern = wordPattern([phrase], "giu");
  return pattern ? (text.match(pattern)?.length ?? 0) : 0;
}

const isName = (phrase: string): boolean => phrase.split(" ").every((word) => /^\p{Lu}/u.test(word));
