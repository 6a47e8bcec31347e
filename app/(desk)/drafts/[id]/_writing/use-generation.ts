"use client";

import { useEffect, useEffectEvent, useReducer } from "react";

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

type Told = { type: string; data: Record<string, unknown> };

const start: Omit<LiveGeneration, "status"> = {
  wait: null,
  steps: [],
  text: "",
  problems: [],
  attempt: 1,
  away: false,
};
const TYPES = ["status", "step", "text", "problem", "restarted", "done"];
/** Text is drawn once for so many milliseconds, however many pieces come. */
const DRAW = 60;

export function useGeneration(id: string, status: LiveGeneration["status"], onDone: () => void): LiveGeneration {
  const [live, tell] = useReducer(hear, { ...start, status });
  const finish = useEffectEvent(onDone);

  useEffect(() => {
    const stream = new EventSource(`/api/v1/generations/${id}/events`);
    let heard: Told[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      const events = heard;
      heard = [];
      tell(events);
      if (!events.some(({ type }) => type === "done")) return;
      stream.close();
      finish();
    };
    const listen = (event: MessageEvent<string>) => {
      heard.push({ type: event.type, data: JSON.parse(event.data) as Told["data"] });
      timer ??= setTimeout(draw, DRAW);
    };
    for (const type of TYPES) stream.addEventListener(type, listen);
    stream.onopen = () => tell([{ type: "open", data: {} }]);
    stream.onerror = () => {
      // Closed for good (204): all was told before this page was made.
      if (stream.readyState === EventSource.CLOSED) finish();
      else tell([{ type: "away", data: {} }]);
    };
    return () => {
      clearTimeout(timer);
      stream.close();
    };
  }, [id]);
  return live;
}

function hear(live: LiveGeneration, events: Told[]): LiveGeneration {
  return events.reduce(hearOne, live);
}

function hearOne(live: LiveGeneration, { type, data }: Told): LiveGeneration {
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
