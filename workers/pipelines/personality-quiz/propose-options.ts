import type { PersonalityContent, PersonalityOption, PersonalityQuestion } from "#lib/kinds/personality-quiz/schema";
import { TRAIT_WORDS } from "#lib/kinds/personality-quiz/traits";
import { shuffle } from "#lib/kinds/quiz/shuffle";
import type { PipelineContext } from "../pipeline.ts";
import { askWriter } from "../writing/ask-writer.ts";
import { faultOfMeaning, faultOfWords } from "./check.ts";
import type { Proposed, Proposing } from "./proposing.ts";

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
    const text = option ? (await tryOption(question, option, index, proposing, context)).text : null;
    if (!option || text === null) continue;
    const options = question.options.map((one) =>
      one.id === option.id ? { ...one, text, wordedBy: "model" as const } : one,
    );
    questions = questions.map((one) => (one.id === question.id ? { ...one, options } : one));
    taken += 1;
  }
  return { content: { ...content, questions }, tried: chosen.length, taken };
}

/** What a proposal is checked with: the words that may stand, and where its tokens are counted. */
export type Checking = Pick<Proposing, "mayUse" | "usage">;

/** Another text for this option of the question, or why the model's may not stand. */
export async function tryOption(
  question: Pick<PersonalityQuestion, "stem" | "options">,
  option: PersonalityOption,
  variant: number,
  checking: Checking,
  context: PipelineContext,
): Promise<{ text: string; refused: null } | { text: null; refused: string }> {
  const text = await ask(question, option, variant, checking, context);
  const refused = text === null ? "empty" : await faultOf(text, question, option, checking, context);
  return text === null || refused !== null ? { text: null, refused: refused ?? "empty" } : { text, refused };
}

async function ask(
  { stem, options }: Pick<PersonalityQuestion, "stem" | "options">,
  option: PersonalityOption,
  variant: number,
  { usage }: Checking,
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

async function faultOf(
  text: string,
  { options }: Pick<PersonalityQuestion, "options">,
  option: PersonalityOption,
  { mayUse }: Checking,
  context: PipelineContext,
): Promise<string | null> {
  const others = options.filter((other) => other !== option);
  const beside = others.map((other) => other.text);
  const usual = beside.reduce((sum, other) => sum + other.length, 0) / Math.max(1, beside.length);
  if (text === "") return "empty";
  if (text.length < LENGTH.least * usual || text.length > LENGTH.most * usual) return "length";
  if (!hasFormOf(text, beside)) return "form";
  return (
    faultOfWords(text, beside, mayUse) ??
    (await faultOfMeaning(text, [option, ...others].map(meaningOf), LEAST_NEAR, context))
  );
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
