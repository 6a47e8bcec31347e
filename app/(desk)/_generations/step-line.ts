/** What a generation is doing, in words. Pure, for server and browser. */
export type StepWords = {
  /** By the pipeline's name of the step; others are shown as they are named. */
  names: Record<string, string>;
  /** With {done} and {of}. */
  count: string;
  loading: string;
};

export type Step = { name: string; done: number; of: number; note?: string | undefined };

/** "Writing 3 of 6, “Six days in March”" */
export function stepLine(step: Step | null, words: StepWords): string {
  if (!step) return words.loading;
  const name = words.names[step.name] ?? step.name;
  const at = Math.min(step.done + 1, step.of);
  const count = step.of > 1 ? ` ${words.count.replace("{done}", String(at)).replace("{of}", String(step.of))}` : "";
  return `${name}${count}${step.note ? `, “${step.note}”` : ""}`;
}

/** 0 to 100, of the present step. */
export function stepPercent(step: Step | null): number {
  return step && step.of > 0 ? (step.done / step.of) * 100 : 0;
}

const TAIL_LENGTH = 180;

/** The last words of a text, without the signs of Markdown, from the beginning of a word. */
export function tailOf(text: string): string {
  const plain = text.replace(/[#*_`>|]+/g, "").replace(/\s+/g, " ");
  if (plain.length <= TAIL_LENGTH) return plain.trim();
  const tail = plain.slice(-TAIL_LENGTH);
  return `…${tail.slice(tail.indexOf(" ") + 1)}`;
}
