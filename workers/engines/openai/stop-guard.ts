/** Ends a text before the first stop text, whatever the server makes of `stop`; holds back what may begin one. */
export type StopGuard = {
  /** The part that is sure not to belong to a stop text. */
  add: (text: string) => string;
  /** What was held back, when the text ends without a stop text. */
  rest: () => string;
  readonly stopped: boolean;
};

export function createStopGuard(stopTexts: string[]): StopGuard {
  const stops = stopTexts.filter((stop) => stop !== "");
  const longest = Math.max(0, ...stops.map((stop) => stop.length));
  let held = "";
  let stopped = false;
  return {
    add(text) {
      if (stopped) return "";
      held += text;
      const ends = stops.map((stop) => held.indexOf(stop)).filter((index) => index >= 0);
      if (ends.length > 0) stopped = true;
      const sure = stopped ? Math.min(...ends) : held.length - heldBack(held, stops, longest);
      const given = held.slice(0, sure);
      held = stopped ? "" : held.slice(sure);
      return given;
    },
    rest() {
      const given = held;
      held = "";
      return given;
    },
    get stopped() {
      return stopped;
    },
  };
}

/** Length of the longest end of the text that a stop text begins with. */
function heldBack(text: string, stops: string[], longest: number): number {
  for (let length = Math.min(longest - 1, text.length); length > 0; length -= 1) {
    const end = text.slice(-length);
    if (stops.some((stop) => stop.startsWith(end))) return length;
  }
  return 0;
}
