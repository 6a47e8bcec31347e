/** A reader of an event stream whose connection is cut again and again, and which comes back as a browser does. */

export type CutReading = {
  /** Numbers of the events in the order in which they were handed on. */
  numbers: number[];
  cuts: number;
};

/**
 * Reads until `done`, or until there is nothing more (204). `open` asks for what comes after a number; `bytesUntilCut`
 * says after how many bytes the connection ends, wherever that is in a frame. What was not complete then is forgotten,
 * as https://html.spec.whatwg.org/multipage/server-sent-events.html says.
 */
export async function readWithCuts(
  open: (after: number) => Promise<Response>,
  bytesUntilCut: () => number,
): Promise<CutReading> {
  const numbers: number[] = [];
  let cuts = 0;
  for (;;) {
    const response = await open(numbers.at(-1) ?? 0);
    if (response.status === 204) return { numbers, cuts };
    if (!response.ok) throw new Error(`the stream answered ${response.status}`);
    if (await readSome(response, bytesUntilCut(), numbers)) return { numbers, cuts };
    cuts += 1;
  }
}

/** Whether `done` came. */
async function readSome(response: Response, limit: number, numbers: number[]): Promise<boolean> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let left = limit;
  let done = false;
  while (reader && left > 0 && !done) {
    const chunk = await reader.read();
    if (chunk.done) break;
    const bytes = (chunk.value as Uint8Array).subarray(0, left);
    left -= bytes.length;
    const parts = (text + decoder.decode(bytes, { stream: true })).split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts) {
      const id = /^id: (\d+)$/m.exec(part)?.[1];
      if (id !== undefined) numbers.push(Number(id));
      done ||= /^event: done$/m.test(part);
    }
  }
  await reader?.cancel();
  return done;
}

/** Of events 1 to `last`: how many never came, and how many came more than once or out of order. */
export function compareNumbers(numbers: number[], last: number): { missing: number; repeated: number } {
  const seen = new Set(numbers);
  const missing = Array.from({ length: last }, (_, index) => index + 1).filter((number) => !seen.has(number)).length;
  const repeated = numbers.filter((number, index) => number <= (numbers[index - 1] ?? 0)).length;
  return { missing, repeated };
}
