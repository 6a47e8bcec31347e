/** Title, description and length. */
import { countWords } from "#lib/text/words";
import type { Finding } from "../../evidence.ts";
import type { TextContent } from "../schema.ts";
import type { ReadText } from "./read.ts";
import { finding, findingAt, inWhole } from "./rule.ts";

/** What search engines and feeds show without a cut. */
const TITLE = { fewest: 20, most: 70 };
const DESCRIPTION = { fewest: 50, most: 160 };
const LONG_SENTENCE = 45;

export function lintTitle({ title }: TextContent): Finding[] {
  const found: Finding[] = [];
  if (title.length > TITLE.most)
    found.push(
      finding(
        "title-long",
        "hint",
        inWhole,
        `The title has ${title.length} characters; search engines cut it after about ${TITLE.most}.`,
      ),
    );
  else if (title.trim().length < TITLE.fewest)
    found.push(finding("title-short", "hint", inWhole, `The title has only ${title.trim().length} characters.`));
  if (/[^.]\.$/.test(title))
    found.push(finding("title-full-stop", "hint", inWhole, "The title ends with a full stop."));
  return found;
}

export function lintDescription({ description }: TextContent): Finding[] {
  const length = description?.trim().length ?? 0;
  if (length === 0)
    return [finding("description-missing", "hint", inWhole, "There is no description for search engines.")];
  if (length > DESCRIPTION.most)
    return [
      finding(
        "description-long",
        "hint",
        inWhole,
        `The description has ${length} characters; search engines show about ${DESCRIPTION.most}.`,
      ),
    ];
  if (length < DESCRIPTION.fewest)
    return [finding("description-short", "hint", inWhole, `The description has only ${length} characters.`)];
  return [];
}

/** `tolerance` is a share of `asked`: 0.2 lets 80 to 120 words stand for 100. */
export function lintLength({ prose }: ReadText, asked: number | undefined, tolerance: number): Finding[] {
  const words = countWords(prose.text);
  if (asked === undefined || words === 0) return [];
  const said = `${asked} words were asked for, ${words} are here.`;
  if (words < asked * (1 - tolerance)) return [finding("too-short", "warning", inWhole, said)];
  if (words > asked * (1 + tolerance)) return [finding("too-long", "warning", inWhole, said)];
  return [];
}

export function lintSentenceLength({ markdown, sentences }: ReadText): Finding[] {
  return sentences.flatMap((sentence) => {
    const words = countWords(sentence.text);
    if (words <= LONG_SENTENCE) return [];
    return [findingAt(markdown, sentence, ["long-sentence", "hint", `This sentence has ${words} words.`])];
  });
}
