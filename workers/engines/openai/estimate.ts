/**
 * How many tokens a text has for a model whose tokenizer is elsewhere: an estimate, and marked as one wherever it is
 * stored. Some 3.6 ASCII characters make a token of English prose in common vocabularies, fewer in code and numbers;
 * letters of other alphabets count one token for two, and ideographs one each.
 */
const ASCII_PER_TOKEN = 3.4;
const LETTERS_PER_TOKEN = 2;

/** What a chat template puts around each message, and around all. */
const PER_MESSAGE = 6;
const PER_PROMPT = 4;

const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}/gu;
const ASCII = /[\u0000-\u007f]/g;

export function estimateTokens(text: string): number {
  const ascii = text.match(ASCII)?.length ?? 0;
  const wide = text.match(WIDE)?.length ?? 0;
  const others = Math.max(0, text.length - ascii - wide);
  return Math.ceil(ascii / ASCII_PER_TOKEN + others / LETTERS_PER_TOKEN + wide);
}

export function estimatePrompt(messages: { content: string }[]): number {
  return messages.reduce((sum, { content }) => sum + estimateTokens(content) + PER_MESSAGE, PER_PROMPT);
}
