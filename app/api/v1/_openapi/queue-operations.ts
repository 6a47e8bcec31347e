import { z } from "zod";
import { pauseSchema } from "#lib/generations/pauses/schema";
import type { Operation } from "./operation.ts";

const pauseAnswer = z.object({ by: z.string().nullable(), reason: z.string(), since: z.iso.datetime() });

export const queueOperations: Operation[] = [
  {
    method: "get",
    path: "/queue",
    summary: "Whether generations are begun now, or who holds the queue and why",
    scope: "read",
    status: 200,
    answer: z.object({ paused: pauseAnswer.nullable() }),
  },
  {
    method: "post",
    path: "/queue/pause",
    summary: "Begin no generation on any worker; what runs goes on to its end",
    scope: "admin",
    body: pauseSchema,
    status: 200,
    answer: z.object({ id: z.uuid(), startedAt: z.iso.datetime() }),
  },
  {
    method: "post",
    path: "/queue/resume",
    summary: "Begin generations again",
    scope: "admin",
    status: 200,
    answer: z.object({ id: z.uuid() }),
  },
];
