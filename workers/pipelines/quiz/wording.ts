/** From a statement to a question: direct where the pattern is safe, else a gap. */
import { hasVerb, isFiniteVerb } from "./grammar.ts";
import { organisationSort } from "./organisations.ts";
import type { AnswerKey, KeyType } from "./types.ts";
import { countWords } from "#lib/text/words";

export const BLANK = "_____";
export const CLOZE_FRAME = "Complete the statement: ";

const ASK_BY_TYPE: Partial<Record<KeyType, string>> = {
  person: "Who",
  country: "Which country",
  city: "Which city",
  state: "Which state",
};
const ASK_BY_SORT: Record<string, string> = {
  university: "Which institution",
  agency: "Which body",
  company: "Which company",
  party: "Which party",
};
/** Words after “Who …” below which the question is not understood alone. */
const LEAST_WORDS_AFTER = 4;
const FREE_VERB = /^(?:is|was|has|had|will)$/;
const PASSIVE = /^(.{6,70}?) (was|were) (\p{L}+(?:ed|en|wn|lt|nd|ld|un)\b.*?),? in \d{4}$/u;

/** A direct question, or null where the rules cannot be sure of its grammar. */
export function askDirectly(stem: string, key: AnswerKey): string | null {
  const body = stem.replace(/\.$/, "");
  if (key.index > 0) return key.type === "year" ? askYear(body, key) : null;
  const rest = body.slice(key.text.length);
  if (key.type === "count" && key.noun) {
    const safe = !/["“,;:–]/.test(rest) && hasVerb(rest) && countWords(rest) >= LEAST_WORDS_AFTER;
    return safe ? `How many ${key.noun}${rest}?` : null;
  }
  const ask = key.type === "org" ? ASK_BY_SORT[organisationSort(key.text) ?? ""] : ASK_BY_TYPE[key.type];
  return ask ? askForSubject(ask, body, rest) : null;
}

/** “Complete the statement: “The canal opened in _____.”” */
export function askForGap(stem: string, key: AnswerKey): string {
  const gapped = `${stem.slice(0, key.index)}${BLANK}${stem.slice(key.index + key.text.length)}`;
  return `${CLOZE_FRAME}“${gapped.replace(/[“"]([^“”"]*)[”"]/g, "‘$1’")}”`;
}

function askForSubject(ask: string, body: string, rest: string): string | null {
  const verb = rest.match(/^ (?:(?:also|first|later|once|never|originally|eventually) )?(\p{Ll}+)/u)?.[1];
  if (!verb || /["“,;:–]/.test(rest) || countWords(rest) < LEAST_WORDS_AFTER) return null;
  return FREE_VERB.test(verb) || isFiniteVerb(body, verb) ? `${ask}${rest}?` : null;
}

/** “The bridge was opened … in 1932” → “In which year was the bridge opened …?” */
function askYear(body: string, key: AnswerKey): string | null {
  const match = body.endsWith(key.text) ? body.match(PASSIVE) : null;
  if (!match) return null;
  const [, subject, verb, deed] = match as unknown as [string, string, string, string];
  if (subject.includes(",") || hasVerb(subject)) return null;
  const lowered = /^(?:The|A|An) /.test(subject) ? (subject[0] as string).toLowerCase() + subject.slice(1) : subject;
  return `In which year ${verb} ${lowered} ${deed}?`;
}
