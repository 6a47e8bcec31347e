/** Takes “…, officials said” and “According to …” off a sentence, so that the fact stands alone. */
import { firstVerbAt } from "./grammar.ts";
import { capitalise, SAID, WEEKDAY } from "./patterns.ts";

const SPEAKER = `(?:[\\p{L}.'’-]+ ){0,8}?`;
const FRAMES: [RegExp, string][] = [
  [new RegExp(`, (?:the )?(?:[\\p{Lu}][\\p{L}.'’-]+ ){1,3}${SAID}(?: ${WEEKDAY})?, `, "gu"), " "],
  [
    new RegExp(
      `,["”]? (?!(?:which|that|who|and|but|while|where|when) )(?:(?:the|an?|his|her|their) )?${SPEAKER}${SAID}(?: [^,.“"]{0,60})?(?:, [^.“"]{0,80})?\\.$`,
      "u",
    ),
    ".",
  ],
  [new RegExp(`,["”]? ${SAID} [^,.]{2,60}(?:, [^.]{0,80})?\\.$`, "u"), "."],
  [/, according to [^,.]{2,60}(?=[,.])/, ""],
  [/, (?:the )?[\p{L} ]{2,40} (?:has|have) learned\./u, "."],
  [/^According to [^,]{2,70}, /, ""],
];
const SAID_THAT = new RegExp(
  `^([^“"]{2,90}?) (?:said|says|announced that|confirmed that|told [\\p{L} ]{3,25}?)(?: (?:on )?${WEEKDAY})?(?: that)? (?!(?:he|she|they|it|his|her|their|its|there|to|in|at|by|on|for|with|after|when|this|these|if|what|how)\\b)(.+)$`,
  "u",
);
/** What is left of speech after the cuts. “added” speaks only before a clause: “added a channel” is a deed. */
const STILL_SPEECH =
  /\b(?:said(?! to\b)|says|told|wrote|writes|joked|asked(?! for)|tells|insisted|insisting|complaining|recalled|believes?|argued|argues|claims?|according)\b|\b(?:added|adds)(?: that\b| (?:he|she|they|it)\b|[,.:])/;

/** The sentence without its frame, or null where speech cannot be cut safely. */
export function cutAttribution(sentence: string): string | null {
  const framed = FRAMES.reduce((text, [frame, replacement]) => text.replace(frame, replacement), sentence);
  const text = saidPart(capitalise(framed));
  return STILL_SPEECH.test(text) ? null : text;
}

/** “The agency said that the ship sank.” → “The ship sank.”, when what was said is a clause of its own. */
function saidPart(text: string): string {
  const match = text.match(SAID_THAT);
  if (!match) return text;
  const said = match[2] as string;
  return firstVerbAt(said) > 2 && !/^(?:,|and\b)/.test(said) ? capitalise(said) : text;
}
