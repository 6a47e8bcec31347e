import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../errors/app-error.ts";

const MAX_HELD = 200;
let held = 0;

/** Holds an answer back, for at most so many requests at a time: a flood of them must not pile up here. */
export async function waitTurn(milliseconds: number): Promise<void> {
  if (milliseconds === 0) return;
  if (held >= MAX_HELD)
    throw new AppError("too_many_requests", "Too many sign-ins at this moment. Try again in a minute.");
  held += 1;
  try {
    await sleep(milliseconds);
  } finally {
    held -= 1;
  }
}
