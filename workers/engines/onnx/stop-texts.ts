/** Passes text on until one of the stop texts is complete; what may be the beginning of one is held back. */
export function createStopTexts(stopTexts: readonly string[], onText: (text: string) => void) {
  const stops = stopTexts.filter((stop) => stop !== "");
  let text = "";
  let sent = 0;
  let ended = false;

  const send = (to: number): void => {
    if (to > sent) onText(text.slice(sent, to));
    sent = Math.max(sent, to);
  };

  return {
    /** True when a stop text came: nothing is passed on from it on. */
    add(piece: string): boolean {
      if (ended) return true;
      text += piece;
      const found = stops.map((stop) => text.indexOf(stop, Math.max(0, sent - stop.length))).filter((at) => at >= 0);
      if (found.length > 0) {
        text = text.slice(0, Math.min(...found));
        ended = true;
        send(text.length);
        return true;
      }
      send(text.length - Math.max(0, ...stops.map((stop) => beginningAtEnd(text, stop))));
      return false;
    },
    /** The text is complete: what was held back is passed on. */
    end: () => send(text.length),
    text: () => text,
  };
}

/** Length of the longest beginning of `stop` that `text` ends with. */
function beginningAtEnd(text: string, stop: string): number {
  for (let length = Math.min(stop.length - 1, text.length); length > 0; length -= 1)
    if (text.endsWith(stop.slice(0, length))) return length;
  return 0;
}
