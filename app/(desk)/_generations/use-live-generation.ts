"use client";

import { useEffect, useState } from "react";
import type { Step } from "./step-line.ts";

export type Wait = { position: number | null; why: string; reason: string; startsAt: string | null };
export type Live = { status: string; step: Step | null; wait: Wait | null; text: string };

/** More than is shown, so that the signs of Markdown can be taken out of it. */
const KEPT_TEXT = 600;

/**
 * Follows a generation by its event stream; the browser comes back by itself after a lost connection. What arrives in
 * one frame is drawn once. `onDone` is called when it ended.
 */
export function useLiveGeneration(id: string, first: Live, onDone: () => void): Live {
  const [live, setLive] = useState(first);
  useEffect(() => {
    const stream = new EventSource(`/api/v1/generations/${id}/events`);
    let next: Partial<Live> = {};
    let text = "";
    let frame = 0;
    const change = (part: Partial<Live>) => {
      next = { ...next, ...part };
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        const drawn = next;
        setLive((now) => ({ ...now, ...drawn }));
      });
    };
    const on = <Data>(type: string, hear: (data: Data) => void) =>
      stream.addEventListener(type, (event: MessageEvent<string>) => hear(JSON.parse(event.data) as Data));
    on<{ status: string } & Partial<Wait>>("status", ({ status, position = null, why, reason, startsAt = null }) =>
      change({ status, wait: why && reason ? { position, why, reason, startsAt } : null }),
    );
    on<Step>("step", (step) => change({ status: "running", wait: null, step }));
    on<{ text: string }>("text", (data) => change({ text: (text = (text + data.text).slice(-KEPT_TEXT)) }));
    on("restarted", () => change({ text: (text = ""), step: null }));
    on("done", () => {
      stream.close();
      onDone();
    });
    return () => {
      stream.close();
      cancelAnimationFrame(frame);
    };
  }, [id, onDone]);
  return live;
}
