/** Takes off what a stem does not need: brackets, weekdays, linking words. */
import { capitalise, MONTH, WEEKDAY } from "./patterns.ts";

const TIME_OF_DAY = "(?: (?:morning|afternoon|evening|night))?";
const LINKING_OPENING =
  /^(?:However|Meanwhile|Still|Indeed|Moreover|Furthermore|Additionally|Nonetheless|Nevertheless|In fact|In addition|Of course|In turn|And|But|After all|What['’]s more|For that matter|Even(?= \p{Ll})),? /u;
const CUTS: [RegExp, string][] = [
  [/([.,])(["”])(?=[\s.]|$)/g, "$2$1"],
  [/, (?:now|then|formerly) [^,]{3,40},/g, ""],
  [/^(?:--|—|–|-)\s*/, ""],
  [/^In the (?:first|second|third|final|same|latter|latest) \p{Ll}+, /u, ""],
  [/\s*\([^()]*\)/g, ""],
  [/\s*\[[^[\]]*\]/g, ""],
  [new RegExp(`\\bon ${WEEKDAY}, (?=${MONTH})`, "g"), "on "],
  [new RegExp(`,? (?:late |early |later )?on ${WEEKDAY}${TIME_OF_DAY}(?=[ ,.])`, "g"), ""],
  [
    new RegExp(
      `(?<=\\p{Ll})(?<!\\b(?:on|of|since|until|by|last|next|this|every|each|from|to|for|through)) ${WEEKDAY}${TIME_OF_DAY}(?=[.,]| \\p{Ll})`,
      "gu",
    ),
    "",
  ],
  [LINKING_OPENING, ""],
  [
    /,? (?:however|meanwhile|nevertheless|nonetheless|for instance|for example|in turn|of course|therefore|in part),?(?= )/g,
    "",
  ],
  [/, too,(?= )/g, ""],
  // “… in 1973 for this work.”: what “this” means was said before.
  [/,? (?:for|in|during|because of|after|by|with|through|from) (?:this|that|these|those)(?: \p{Ll}+){1,2}\.$/u, "."],
];

export function stripAsides(sentence: string): string {
  return capitalise(tidy(CUTS.reduce((text, [cut, replacement]) => text.replace(cut, replacement), sentence)));
}

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/\s+([,.;:?])/g, "$1")
    .replace(/,+([.,])/g, "$1")
    .trim();
