/** Gathers the text of one call, so that a fast model costs some fifty messages a second and not one for each token. */
export type TextBuffer = {
  add: (text: string) => void;
  /** Sends what is left; called before the message that ends the call. */
  flush: () => void;
};

/** The first text goes out at once, the rest at most every `intervalMs`. */
export function createTextBuffer(send: (text: string) => void, intervalMs: number): TextBuffer {
  let waiting = "";
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (waiting === "") return;
    const text = waiting;
    waiting = "";
    send(text);
  };
  const add = (text: string): void => {
    waiting += text;
    if (timer) return;
    flush();
    timer = setTimeout(flush, intervalMs);
  };
  return { add, flush };
}
