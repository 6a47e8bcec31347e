import type { PersonalityContent, PersonalityOption, PersonalityQuestion } from "#lib/kinds/personality-quiz/schema";
import { TRAIT_WORDS } from "#lib/kinds/personality-quiz/traits";
import { shuffle } from "#lib/kinds/quiz/shuffle";
import type { PipelineContext } from "../pipeline.ts";
import { askWriter } from "../writing/ask-writer.ts";
import { isSound, meansFirst } from "./check.ts";
import type { Proposed, Proposing } from "./propose.ts";

/** Each costs a call of the model; a quiz from the bank is good without. */
const MOST_QUESTIONS = 6;
/** Against the other options of the question: longer or shorter than this draws the eye. */
const LENGTH = { least: 0.6, most: 1.4 };
const LEAST_NEAR = 0.25;

/** One option of each of some questions, chosen by the seed. Its traits and points stay what they are. */
export async function proposeOptions(
  content: PersonalityContent,
  proposing: Proposing,
  context: PipelineContext,
): Promise<Proposed> {
  const seed = String(context.seed);
  const chosen = context.writer ? shuffle(content.questions, `${seed}/propose`).slice(0, MOST_QUESTIONS) : [];
  let [questions, taken] = [content.questions, 0];
  for (const [index, question] of chosen.entries()) {
    context.emit.step({ name: "word", done: index, of: chosen.length, note: question.stem });
    const [option] = shuffle(question.options, `${seed}/${question.id}`);
    const text = option ? await ask(question, option, index, proposing, context) : null;
    if (!option || text === null || !(await passes(text, question, option, proposing, context))) continue;
    const options = question.options.map((one) =>
      one.id === option.id ? { ...one, text, wordedBy: "model" as const } : one,
    );
    questions = questions.map((one) => (one.id === question.id ? { ...one, options } : one));
    taken += 1;
  }
  return { content: { ...content, questions }, tried: chosen.length, taken };
}

async function ask(
  { stem, options }: PersonalityQuestion,
  option: PersonalityOption,
  variant: number,
  { usage }: Proposing,
  context: PipelineContext,
): Promise<string | null> {
  const others = options.filter((other) => other !== option).map(({ text }) => `- ${text}`);
  const trait = option.traits?.[0];
  const content = `${stem}\n${others.join("\n")}\nWrite one more line in the same form, for somebody who is ${trait}. A few words only.`;
  const answer = await askWriter(context, usage, {
    messages: [
      { role: "system", content: "You write short and concrete lines, in plain English." },
      { role: "user", content },
    ],
    ...{ maxTokens: 24, temperature: 0.4, variant: 100 + variant, stopTexts: ["\n"] },
  });
  return (
    answer &&
    answer
      .replace(/^[-•\s]+/, "")
      .replace(/(?<=\p{L})\.$/u, "")
      .trim()
  );
}

async function passes(
  text: string,
  { options }: PersonalityQuestion,
  option: PersonalityOption,
  { mayUse }: Proposing,
  context: PipelineContext,
): Promise<boolean> {
  const others = options.filter((other) => other !== option);
  const usual = others.reduce((sum, other) => sum + other.text.length, 0) / Math.max(1, others.length);
  const fits =
    text.length >= LENGTH.least * usual &&
    text.length <= LENGTH.most * usual &&
    hasFormOf(
      text,
      others.map((other) => other.text),
    ) &&
    isSound(
      text,
      others.map((other) => other.text),
      mayUse,
    );
  return fits && meansFirst(text, [option, ...others].map(meaningOf), LEAST_NEAR, context);
}

/** Quoted where they are quoted, a sentence where they are, and with the first word that they share. */
function hasFormOf(text: string, others: readonly string[]): boolean {
  const quoted = others.some((other) => other.startsWith("“"));
  const firsts = new Set(others.map((other) => other.split(/\s/)[0]));
  const alike = firsts.size > 1 || firsts.has(text.split(/\s/)[0]);
  return alike && quoted === /^“.*”$/.test(text) && /^[“\p{Lu}]/u.test(text) && !/[?:;]/.test(text);
}

const meaningOf = ({ traits = [] }: PersonalityOption): string =>
  traits[0] ? `Somebody ${TRAIT_WORDS[traits[0]].about}.` : "";
