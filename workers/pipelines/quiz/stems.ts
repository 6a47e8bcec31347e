/** Stems: statements that can be understood without the text around them. */
import { cutAttribution } from "./attribution.ts";
import { stripAsides } from "./asides.ts";
import { hasVerb } from "./grammar.ts";
import { withoutPossessive } from "./names.ts";
import { capitalise, DEPENDENT_OPENING, lastWord, NOT_A_NAME, RELATIVE_TIME } from "./patterns.ts";
import { resolveReferences } from "./references.ts";
import type { Names, Sentence, Stem } from "./types.ts";
import { countWords } from "#lib/text/words";

/** A shorter stem is not understood alone; a longer one is trimmed or dropped. */
export const STEM_WORDS = { least: 6, most: 34 };

/** The stems of one sentence: itself, or its longest sound head, and its relative clauses. Empty when none stands alone. */
export function makeStems(sentence: Sentence, previous: Sentence | null, names: Names): Stem[] {
  const fact = cutAttribution(sentence.text);
  if (!fact || countWords(fact) < STEM_WORDS.least) return [];
  const { text, usedPrevious } = resolveReferences(stripAsides(fact), previous, names);
  const main = [text, ...headsOf(text)].find((head) => !stemFault(head, names));
  const toStem = (words: string): Stem => ({ text: words, sentence, context: usedPrevious ? previous : null });
  const relative = relativeStems(text).filter((clause) => !stemFault(clause, names));
  return [...(main ? [main] : []), ...relative].map(toStem);
}

/** Drops trailing clauses that do not hold the key; `upTo` is the stem to the end of the key. */
export function trimClauses(stem: string, upTo: string): string {
  const heads = headsOf(stem).filter((head) => head.includes(upTo));
  return heads.at(-1) ?? stem;
}

/** Why a statement cannot be understood alone, or null. */
export function stemFault(text: string, names: Names): string | null {
  if (DEPENDENT_OPENING.test(text)) return "dependent-opening";
  if (/^(?:It|They|He|She|This|These|Those|That|Its|Their|His|Her|One|Some|Others)\b/.test(text))
    return "pronoun-opening";
  if (RELATIVE_TIME.test(text)) return "relative-time";
  if (/\bit['’]s\b|\bit is\b/i.test(text)) return "it-is";
  const opening = withoutPossessive(text.match(/^\p{Lu}[\p{L}'’-]+/u)?.[0] ?? "");
  if (names.persons.filter((person) => lastWord(person.text) === opening).length > 1) return "shared-surname";
  if (!/\.$/.test(text) || !hasVerb(text)) return "no-sentence";
  return pronounFault(text);
}

const FUNCTION_WORD =
  /^(?:that|this|these|those|with|from|after|before|when|while|since|until|because|although|though|where|during|then|also|even|only|once|both|such|later|first|soon|often|again|however)$/i;

function pronounFault(text: string): string | null {
  // “When it was built, the Suez Canal …”: the pronoun looks ahead to the subject.
  const ahead =
    text.match(/^(?:When|Before|After|Once|While) (?:it|they|he|she) [^,]{3,40}, (?=(?:the )?\p{Lu})/u)?.[0] ?? "";
  const rest = text.slice(ahead.length);
  if (/^(?:\S+ ){1,5}(?:it|them|him|her)\b/iu.test(rest) && !/^(?:\S+ ){1,5}her \p{Ll}/iu.test(rest))
    return "object-pronoun";
  const pronoun = rest.match(/\b(?:he|she|his|her|him|they|their|them|it|its)\b/i);
  if (!pronoun) return null;
  const introduced = (rest.slice(0, pronoun.index).match(/\p{L}{4,}/gu) ?? []).some(
    (word) => !FUNCTION_WORD.test(word),
  );
  return introduced ? null : "unclear-pronoun";
}

const CLAUSE =
  /,? (?:which|although|though|while|whereas|but|because|as (?:they|it|he|she)|so that|and (?:it|they|he|she|that)\b|noting|adding|making|saying|according)\b|, (?:after|before|when|since|until|where|who|so|as the)\b|; | – | - /g;
const TRAILING_PHRASE = /^, (?:with|\p{Ll}+ing|leaving|weeks|months|days|years)\b/u;
const SUBORDINATE = /^(?:Though|Although|While|If|When|Because|As|Since|After|Before|Unless|Until|Once)\b/;

/** Shorter statements that the same words begin with, longest first. */
function headsOf(stem: string): string[] {
  const cuts = [...stem.matchAll(CLAUSE)].map((match) => match.index);
  const lastComma = stem.lastIndexOf(", ");
  if (lastComma > 0 && TRAILING_PHRASE.test(stem.slice(lastComma))) cuts.push(lastComma);
  return [...new Set(cuts)].sort((one, other) => other - one).flatMap((at) => headAt(stem, at) ?? []);
}

function headAt(stem: string, at: number): string | null {
  const head = `${stem.slice(0, at).replace(/(?:[,;\s–-]|\b(?:even|and|or|but|just|only))+$/, "")}.`;
  if (countWords(head) < STEM_WORDS.least || !hasVerb(head)) return null;
  if ((head.match(/ – /g) ?? []).length % 2 || (head.match(/["“”]/g) ?? []).length % 2) return null;
  if (/^,? but\b/.test(stem.slice(at)) && /\bnot (?:just|only|merely)\b/.test(head)) return null;
  // “… when riots in Poland, where …”: the clause goes on behind the cut.
  const inner = head.match(/.* (?:when|because|while|if|whether) \S+ (.+)$/)?.[1];
  if (inner && !hasVerb(inner)) return null;
  if (SUBORDINATE.test(head) && !head.includes(", ")) return null; // a subordinate clause alone
  return head;
}

const RELATIVE =
  /((?:[“"][^"”]{2,50}["”]|\p{Lu}[\p{L}\p{N}’'.-]*(?: (?:of |the )?\p{Lu}[\p{L}\p{N}’'.-]*){0,5})), (?:who|which) ((?:first |later |also |now )?(?:is|was|were|are|has|had|[\p{Ll}-]+(?:ed|s)|[\p{Ll}]{4,})\b[^,]{10,120})(?=[,.])/gu;

/** “…, Name, which did so, …” → “Name did so.” */
function relativeStems(stem: string): string[] {
  return [...stem.matchAll(RELATIVE)].flatMap((match) => {
    const [, name, deed] = match as unknown as [string, string, string];
    const short = `${/\bthe $/i.test(stem.slice(0, match.index)) ? "The " : ""}${name} ${deed}.`;
    // After a preposition the antecedent may be an earlier noun; “known as” says that it is not.
    if (/\b(?:by|of|from|for|with|at|in|on|to|and|or) (?:the )?$/.test(stem.slice(0, match.index))) return [];
    if (/\b(?:he|she|his|her|they|their|it|its|which|who)\b/i.test(deed) || NOT_A_NAME.has(name)) return [];
    if (RELATIVE_TIME.test(short) || countWords(short) < STEM_WORDS.least) return [];
    return [capitalise(short)];
  });
}
