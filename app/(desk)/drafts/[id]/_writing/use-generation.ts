"use client";

import { useReducer } from "react";
import { useEventStream, type Told } from "../../../use-event-stream.ts";

export type Step = { name: string; done: number; of: number; note?: string };
export type Wait = { position: number | null; why: string; reason: string; startsAt: string | null };

/** A generation as its stream tells it. */
export type LiveGeneration = {
  status: "queued" | "running" | "completed" | "failed" | "cancelled";
  wait: Wait | null;
  /** Steps in the order in which they began; the last is the current one. */
  steps: Step[];
  text: string;
  problems: { code: string; message: string }[];
  attempt: number;
  /** The stream was lost and is being found again. */
  away: boolean;
};

const start: Omit<LiveGeneration, "status"> = {
  wait: null,
  steps: [],
  text: "",
  problems: [],
  attempt: 1,
  away: false,
};
const TYPES = ["status", "step", "text", "problem", "restarted"] as const;

export function useGeneration(id: string, status: LiveGeneration["status"], onDone: () => void): LiveGeneration {
  const [live, tell] = useReducer(hear, { ...start, status });
  useEventStream(`/api/v1/generations/${id}/events`, TYPES, (told) => {
    tell(told);
    if (told.some(({ type }) => type === "done" || type === "closed")) onDone();
  });
  return live;
}

function hear(live: LiveGeneration, events: Told[]): LiveGeneration {
  return events.reduce(hearOne, live);
}

function hearOne(live: LiveGeneration, { type, data: told }: Told): LiveGeneration {
  const data = told as Record<string, unknown>;
  switch (type) {
    case "open":
      return { ...live, away: false };
    case "away":
      return { ...live, away: true };
    case "status": {
      const status = data.status as LiveGeneration["status"];
      const wait = typeof data.why === "string" ? (data as unknown as Wait) : status === "queued" ? live.wait : null;
      return { ...live, status, wait };
    }
    case "step": {
      const step = data as unknown as Step;
      const rest = live.steps.filter(({ name }) => name !== step.name);
      return { ...live, status: "running", wait: null, steps: [...rest, step] };
    }
    case "text":
      return { ...live, text: live.text + String(data.text) };
    case "problem":
      return { ...live, problems: [...live.problems, data as LiveGeneration["problems"][number]] };
    case "restarted":
      return { ...start, status: "running", attempt: Number(data.attempt) };
    case "done":
      return { ...live, status: data.status as LiveGeneration["status"] };
    default:
      return live;
  }
}
