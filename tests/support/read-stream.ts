/** Server-sent events as a browser reads them. */
export type Frame = { id: number | null; event: string; data: unknown };

export type StreamReader = {
  /** The next event; null when the stream has ended. */
  next(): Promise<Frame | null>;
  /** All up to the end of the stream. */
  rest(): Promise<Frame[]>;
  /** Goes away, as a closed page does. */
  leave(): Promise<void>;
};

export function readStream(response: Response): StreamReader {
  const body = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const waiting: Frame[] = [];

  async function next(): Promise<Frame | null> {
    while (waiting.length === 0) {
      const chunk = await body?.read();
      if (!chunk || chunk.done) return null;
      const parts = (text + chunk.value).split("\n\n");
      text = parts.pop() ?? "";
      waiting.push(...parts.flatMap((part) => frameOf(part) ?? []));
    }
    return waiting.shift() ?? null;
  }

  return {
    next,
    async rest() {
      const frames: Frame[] = [];
      for (let frame = await next(); frame; frame = await next()) frames.push(frame);
      return frames;
    },
    leave: async () => void (await body?.cancel()),
  };
}

/** Null for what is no event: comments, and the pause before a reconnect. */
function frameOf(part: string): Frame | null {
  const fields = new Map(part.split("\n").map((line) => [line.split(": ")[0], line.slice(line.indexOf(": ") + 2)]));
  const event = fields.get("event");
  if (event === undefined) return null;
  const id = fields.get("id");
  return { id: id === undefined ? null : Number(id), event, data: JSON.parse(fields.get("data") ?? "null") as unknown };
}
