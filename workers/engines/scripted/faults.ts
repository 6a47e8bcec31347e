/**
 * Faults on request: by the setting `fault`, or by a marker such as `[[fault:crash-after=5]]` in a prompt, a text to
 * embed or a segment. The number counts tokens, texts or segments done before the fault strikes.
 */
import { z } from "zod";
import { EngineError } from "../engine.ts";

const faultKinds = [
  "crash-after",
  "error-after",
  "hang-after",
  "block-after",
  "endless",
  "repeating",
  "empty",
  "invalid-json",
  "slow",
] as const;

export type Fault = {
  kind: (typeof faultKinds)[number];
  /** Steps before the fault, or milliseconds for each step when `slow`. */
  amount: number;
};

export const CRASH_EXIT_CODE = 70;

const faultPattern = new RegExp(`^(${faultKinds.join("|")})(?:=(\\d{1,6}))?$`);

export const faultSchema = z
  .string()
  .regex(faultPattern)
  .transform((order): Fault => parseFault(order));

/** The first marker in these texts, else the version's own fault. An unknown name throws: a test must not pass by a typing error. */
export function findFault(texts: string[], own: Fault | undefined): Fault | null {
  for (const text of texts) {
    const marker = /\[\[fault:([^\]]*)\]\]/.exec(text);
    if (marker) return parseFault(marker[1] ?? "");
  }
  return own ?? null;
}

/** Called before each step: strikes when its time has come, else does nothing. */
export async function strike(fault: Fault | null, step: number): Promise<void> {
  if (fault === null || step < fault.amount) return;
  if (fault.kind === "crash-after") process.exit(CRASH_EXIT_CODE);
  if (fault.kind === "error-after")
    throw new EngineError("engine-failed", "The scripted engine failed as it was asked to.");
  // Looks at no signal: only the end of the process ends it.
  if (fault.kind === "hang-after") await new Promise<never>(() => {});
  // As a native call does that never returns: the thread itself is stuck.
  if (fault.kind === "block-after") for (;;);
}

/** Milliseconds to wait before each step. */
export function delayOf(fault: Fault | null, delayMs: number): number {
  return fault?.kind === "slow" ? fault.amount : delayMs;
}

function parseFault(order: string): Fault {
  const parts = faultPattern.exec(order);
  if (!parts) throw new EngineError("engine-failed", `The scripted engine knows no fault named "${order}".`);
  return { kind: parts[1] as Fault["kind"], amount: Number(parts[2] ?? 0) };
}
