"use client";

import { useReducer } from "react";
import { useEventStream, type Told } from "../use-event-stream.ts";
import type { Step } from "./step-line.ts";

export type Wait = { position: number | null; why: string; reason: string; startsAt: string | null };
export type Live = { status: string; step: Step | null; wait: Wait | null; text: string };

/** More than is shown, so that the signs of Markdown can be taken out of it. */
const KEPT_TEXT = 600;
const TYPES = ["status", "step", "text", "restarted"] as const;

/** Follows a generation by its event stream. `onDone` is called when it ended. */
export function useLiveGeneration(id: string, first: Live, onDone: () => void): Live {
  const [live, tell] = useReducer((now: Live, told: Told[]) => told.reduce(hearOne, now), first);
  useEventStream(`/api/v1/generations/${id}/events`, TYPES, (told) => {
    tell(told);
    if (told.some(({ type }) => type === "done" || type === "closed")) onDone();
  });
  return live;
}

function hearOne(live: Live, { type, data }: Told): Live {
  switch (type) {
    case "status": {
      const { status, position = null, why, reason, startsAt = null } = data as { status: string } & Partial<Wait>;
      return { ...live, status, wait: why && reason ? { position, why, reason, startsAt } : null };
    }
    case "step":
      return { ...live, status: "running", wait: null, step: data as Step };
    case "text":
      return { ...live, text: (live.text + (data as { text: string }).text).slice(-KEPT_TEXT) };
    case "restarted":
      return { ...live, text: "", step: null };
    default:
      return live;
  }
}
