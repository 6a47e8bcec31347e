/** Rules about questions and their options: that each can be answered, tells outcomes apart, and gives nothing away. */
import { contentWords, overlapOf, stemOf } from "#lib/text/words";
import type { Finding } from "../../evidence.ts";
import { rangeOf } from "../score.ts";
import type { PersonalityContent, PersonalityOption, PersonalityQuestion } from "../schema.ts";
import { finding, inQuestion, nameOf } from "./rule.ts";

const TWIN_OPTIONS = 0.7;
const TWIN_STEMS = 0.65;
/** An option that is so much longer than the others on average draws the eye. */
const LONG = { times: 2, characters: 40 };
const REMOVE_OPTION = "Removes this option";

export function lintQuestions(content: PersonalityContent): Finding[] {
  const telling = tellingWords(content);
  return content.questions.flatMap((question, index) => [
    ...lintForm(question),
    ...lintTwinStem(question, content.questions.slice(0, index)),
    ...lintDecides(question, content),
    ...lintTwinOptions(question),
    ...lintLength(question),
    ...question.options.flatMap((option) => lintGiveaway(question, option, telling)),
  ]);
}

/** Where at least two options would be left. */
const removal = ({ options }: PersonalityQuestion): string | undefined =>
  options.length > 2 ? REMOVE_OPTION : undefined;

function lintForm(question: PersonalityQuestion): Finding[] {
  const { id, stem, options } = question;
  const found: Finding[] = [];
  if (!stem.trim()) found.push(finding("no-stem", "error", inQuestion(id), "This question has no words."));
  if (options.length < 2)
    found.push(finding("too-few-options", "error", inQuestion(id), "A question needs two options at least."));
  for (const option of options)
    if (!option.text.trim())
      found.push(
        finding("empty-option", "error", inQuestion(id, option.id), "An option has no words.", removal(question)),
      );
  return found;
}

function lintTwinStem(question: PersonalityQuestion, earlier: readonly PersonalityQuestion[]): Finding[] {
  const twin = earlier.findIndex(({ stem }) => overlapOf(stem, question.stem) > TWIN_STEMS);
  if (twin < 0) return [];
  const message = `This asks nearly the same as question ${twin + 1}.`;
  return [finding("twin-question", "warning", inQuestion(question.id), message, "Removes this question")];
}

/** A question whose options all count the same for every outcome only costs time. */
function lintDecides(question: PersonalityQuestion, { outcomes }: PersonalityContent): Finding[] {
  if (question.options.length < 2 || outcomes.length < 2) return [];
  const place = inQuestion(question.id);
  const decides = outcomes.some(({ id }) => {
    const { low, high } = rangeOf(question, id);
    return high > low;
  });
  if (!decides)
    return [
      finding(
        "decides-nothing",
        "warning",
        place,
        "No answer to this question changes the result.",
        "Removes this question",
      ),
    ];
  const idle = question.options.filter(({ weights }) => Object.values(weights).every((weight) => weight === 0));
  return idle.map((option) =>
    finding(
      "idle-option",
      "hint",
      inQuestion(question.id, option.id),
      `“${option.text}” counts for no outcome.`,
      removal(question),
    ),
  );
}

function lintTwinOptions(question: PersonalityQuestion): Finding[] {
  return question.options.flatMap((option, index) => {
    if (!option.text.trim()) return [];
    const twin = question.options
      .slice(0, index)
      .find(
        ({ text }) =>
          text.trim().toLowerCase() === option.text.trim().toLowerCase() || overlapOf(text, option.text) > TWIN_OPTIONS,
      );
    if (!twin) return [];
    const message = `“${option.text}” says nearly the same as “${twin.text}”.`;
    return [finding("twin-option", "warning", inQuestion(question.id, option.id), message, removal(question))];
  });
}

function lintLength({ id, options }: PersonalityQuestion): Finding[] {
  return options.flatMap((option) => {
    const others = options.filter((other) => other !== option).map(({ text }) => text.length);
    const usual = others.reduce((sum, length) => sum + length, 0) / Math.max(1, others.length);
    const { length } = option.text;
    if (others.length < 2 || length < LONG.times * usual || length - usual < LONG.characters) return [];
    const message = `“${option.text.slice(0, 40)}…” is much longer than the other options: readers notice it first.`;
    return [finding("option-length", "hint", inQuestion(id, option.id), message)];
  });
}

/** By word stem: the outcome that alone has it in its name. */
export function tellingWords({ outcomes }: Pick<PersonalityContent, "outcomes">): Map<string, string> {
  const stems = outcomes.map(({ title }) => new Set(contentWords(title).map(stemOf)));
  return new Map(
    outcomes.flatMap(({ title }, at) =>
      [...(stems[at] ?? [])]
        .filter((stem) => stems.every((other, index) => index === at || !other.has(stem)))
        .map((stem): [string, string] => [stem, title]),
    ),
  );
}

function lintGiveaway(
  question: PersonalityQuestion,
  option: PersonalityOption,
  telling: Map<string, string>,
): Finding[] {
  const named = contentWords(option.text)
    .map((word) => telling.get(stemOf(word)))
    .find((title) => title !== undefined);
  if (named === undefined) return [];
  const message = `“${option.text}” names its outcome, ${nameOf(named)}: readers see where it leads.`;
  return [finding("gives-away-outcome", "warning", inQuestion(question.id, option.id), message, removal(question))];
}
