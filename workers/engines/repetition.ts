/** Notices that a model has fallen into a loop, so that its call ends instead of filling `maxTokens`. */

/** The end of the text that is looked at; a loop of paragraphs fits in three times. */
const WINDOW = 2400;
/** How much new text there is between two looks. */
const STRIDE = 48;
/** A short piece may repeat in good text (dots, table rules, a refrain): it has to fill this much. */
const SHORT_LOOP_LENGTH = 160;
const TURNS_NEEDED = 4;
const TURNS_NEEDED_OF_LONG = 3;
const LONG = 200;

export type RepetitionGuard = {
  /** True once the text ends in a loop. */
  add: (text: string) => boolean;
};

export function createRepetitionGuard(): RepetitionGuard {
  let tail = "";
  let unseen = 0;
  return {
    add(text) {
      tail = (tail + text).slice(-WINDOW);
      unseen += text.length;
      if (unseen < STRIDE) return false;
      unseen = 0;
      return endsInLoop(tail);
    },
  };
}

/** Periods of the reversed text by its prefix function (Knuth, Morris, Pratt 1977): linear in its length. */
export function endsInLoop(text: string): boolean {
  const reversed = [...text].reverse();
  const borders = new Int32Array(reversed.length);
  for (let index = 1; index < reversed.length; index += 1) {
    let border = borders[index - 1] ?? 0;
    while (border > 0 && reversed[index] !== reversed[border]) border = borders[border - 1] ?? 0;
    if (reversed[index] === reversed[border]) border += 1;
    borders[index] = border;
    const length = index + 1;
    if (isLoop(length, length - border)) return true;
  }
  return false;
}

function isLoop(length: number, period: number): boolean {
  const turns = period > LONG ? TURNS_NEEDED_OF_LONG : TURNS_NEEDED;
  return length >= SHORT_LOOP_LENGTH && length >= period * turns;
}
