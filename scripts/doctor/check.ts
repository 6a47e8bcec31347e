import type { Examined } from "./examined.ts";

/** `note`: works, but a person should know. `skipped`: could not be looked at, for a reason that is no fault. */
export type FindingState = "ok" | "note" | "failed" | "skipped";

/** `message` says what is; `help` says what to do about it. Neither ever holds a secret. */
export type Finding = { state: FindingState; message: string; help?: string };

export type Check = { name: string; look: (desk: Examined) => Finding[] | Promise<Finding[]> };

export type CheckedFinding = Finding & { check: string };

export function ok(message: string): Finding {
  return { state: "ok", message };
}

export function note(message: string, help: string): Finding {
  return { state: "note", message, help };
}

export function failed(message: string, help: string): Finding {
  return { state: "failed", message, help };
}

export function skipped(message: string): Finding {
  return { state: "skipped", message };
}

/** One after another, so that one check's work is no other's load. A check that breaks is a finding as well. */
export async function runChecks(checks: Check[], desk: Examined): Promise<CheckedFinding[]> {
  const findings: CheckedFinding[] = [];
  for (const check of checks) {
    const found = await look(check, desk);
    findings.push(...found.map((finding) => ({ check: check.name, ...finding })));
  }
  return findings;
}

async function look(check: Check, desk: Examined): Promise<Finding[]> {
  try {
    return await check.look(desk);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [failed(`This could not be looked at: ${reason}`, "Report it: the doctor should have known this case.")];
  }
}
