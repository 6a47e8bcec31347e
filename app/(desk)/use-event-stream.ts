"use client";

import { useEffect, useEffectEvent } from "react";

/** What a stream told; "open" and "away" are about the line itself, "closed" that nothing more will come. */
export type Told = { type: string; data: unknown };

/** News are handed on once for so many milliseconds, however many events come. */
const DRAW = 60;

/**
 * Follows an event stream up to its event `done`; the browser comes back by itself after a lost connection. `types` is
 * the same array at each render.
 */
export function useEventStream(address: string, types: readonly string[], hear: (told: Told[]) => void): void {
  const tell = useEffectEvent(hear);
  useEffect(() => {
    const stream = new EventSource(address);
    let heard: Told[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      const told = heard;
      heard = [];
      if (told.some(({ type }) => type === "done")) stream.close();
      tell(told);
    };
    const add = (told: Told) => {
      heard.push(told);
      timer ??= setTimeout(draw, DRAW);
    };
    for (const type of [...types, "done"])
      stream.addEventListener(type, (event: MessageEvent<string>) => add({ type, data: JSON.parse(event.data) }));
    stream.onopen = () => add({ type: "open", data: {} });
    stream.onerror = () => {
      // Closed for good (204): all was told before this page was made.
      add({ type: stream.readyState === EventSource.CLOSED ? "closed" : "away", data: {} });
    };
    return () => {
      clearTimeout(timer);
      stream.close();
    };
  }, [address, types]);
}
