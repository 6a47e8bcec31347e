/**
 * Does a shorter wording still say what its source says? Words can all be there and the claim be another: what limits
 * a claim (about, only, up to), joins two (although, if) or says where it holds (in the dry method) has to stay.
 */
import { findNumbers, findNumberWords } from "#lib/text/numbers";
import { newWordShare } from "#lib/text/support-check";
import { contentWords, stemOf } from "#lib/text/words";
import { opensWithPronoun } from "../sources/anaphora.ts";

const LIMITS =
  /\b(?:about|around|roughly|nearly|almost|approximately|up to|more than|less than|fewer than|at least|at most|under|over|below|above|may|might|could|can|should|would|must|some|many|most|all|few|several|each|every|any|both|often|usually|sometimes|rarely|mainly|mostly|only|not|no|never|estimated|considered|planned|expected|alleged|reported|relatively|first|second|last|former)\b/gi;
const JOINTS =
  /\b(?:although|though|but|while|whereas|unless|except|if|because|until|than|when|after|before|since)\b/gi;
const SCOPE = /^(?:In|If|When|Under|For|With|Without|Unless|During|Among|By|At|On|According)\b[^,]{0,80},/;
const LIMITING_END = /\b(?:for|if|when|unless|except|among|only|until|per|without|against|in)\b/i;
const ADDED_JOINTS = ["and", "or", "but", "because", "so"];

/** Of the rewrite's content words: more new ones, and it says something of its own. */
const MOST_NEW = 0.15;

/** The source's content words between `at` and the next mark, as stems; `most` at most. */
function wordsAfter(source: string, at: number, most: number): string[] {
  return contentWords(/^(?:[^,.;:()]|[.,](?=\d)){0,60}/.exec(source.slice(at))?.[0] ?? "")
    .slice(0, most)
    .map(stemOf);
}

export function keepsMeaning(rewrite: string, source: string, language: string): boolean {
  const kept = new Set(contentWords(rewrite).map(stemOf));
  return (
    newWordShare(rewrite, source) <= MOST_NEW &&
    keepsSubject(rewrite, source, kept, language) &&
    keepsLimits(rewrite, source, kept) &&
    keepsJoints(rewrite, source, kept) &&
    keepsScope(source, kept) &&
    keepsNumbers(rewrite, source, kept, language) &&
    keepsEnd(source, kept) &&
    addsNoJoint(rewrite, source)
  );
}

/** “Dark roasts …” must not become “Light roasts …”, and “Vietnam is …” not “It is …”. */
function keepsSubject(rewrite: string, source: string, kept: ReadonlySet<string>, language: string): boolean {
  if (opensWithPronoun(rewrite, language) && !opensWithPronoun(source, language)) return false;
  const main = source.replace(SCOPE, "");
  const [subject] = contentWords(main);
  return subject === undefined || kept.has(stemOf(subject));
}

function keepsLimits(rewrite: string, source: string, kept: ReadonlySet<string>): boolean {
  return [...source.matchAll(LIMITS)].every((limit) => {
    if (new RegExp(`\\b${limit[0]}\\b`, "i").test(rewrite)) return true;
    const [limited] = wordsAfter(source, limit.index + limit[0].length, 1);
    return limited === undefined || !kept.has(limited);
  });
}

/** What stood on both sides of “although” may not stand side by side without it. */
function keepsJoints(rewrite: string, source: string, kept: ReadonlySet<string>): boolean {
  return [...source.matchAll(JOINTS)].every((joint) => {
    if (new RegExp(`\\b${joint[0]}\\b`, "i").test(rewrite)) return true;
    const after = wordsAfter(source, joint.index + joint[0].length, 8);
    return after.filter((word) => kept.has(word)).length < 2;
  });
}

/** “In the dry method, …” says where the rest holds. A bare date may go. */
function keepsScope(source: string, kept: ReadonlySet<string>): boolean {
  const scope = SCOPE.exec(source)?.[0];
  const words = scope ? contentWords(scope).filter((word) => !/\d/.test(word)) : [];
  return words.every((word) => kept.has(stemOf(word)));
}

/** A number that goes may not leave the word behind that it counted. */
function keepsNumbers(rewrite: string, source: string, kept: ReadonlySet<string>, language: string): boolean {
  const said = new Set([
    ...findNumbers(rewrite, language).flatMap(({ values }) => values),
    ...findNumberWords(rewrite).map(({ value }) => value),
  ]);
  const numbers = [
    ...findNumbers(source, language).map(({ end, values }) => ({ end, values })),
    ...findNumberWords(source).map(({ end, value }) => ({ end, values: [value] })),
  ];
  return numbers.every(({ end, values }) => {
    if (values.some((value) => said.has(value))) return true;
    return !wordsAfter(source, end, 2).some((counted) => kept.has(counted));
  });
}

/** Where the end of the sentence was cut off, it may not have said for whom, when or on what condition. */
function keepsEnd(source: string, kept: ReadonlySet<string>): boolean {
  const words = [...source.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)];
  const lastKept = words.findLast((word) => contentWords(word[0]).some((content) => kept.has(stemOf(content))));
  const cut = lastKept ? source.slice(lastKept.index + lastKept[0].length) : source;
  // A clause behind a comma adds; without one, it limits.
  return /^\s*,/.test(cut) || !LIMITING_END.test(cut);
}

function addsNoJoint(rewrite: string, source: string): boolean {
  const count = (text: string, word: string) => text.match(new RegExp(`\\b${word}\\b`, "gi"))?.length ?? 0;
  return ADDED_JOINTS.every((word) => count(rewrite, word) <= count(source, word));
}
