/** Asks the API for a translation. What cannot be had is a value: what happened, and the server's own sentence. */
import type { Answer, Check, Languages } from "./live-text.ts";

/** `away`: no answer from the server. `signed-out`: the session has ended. `later`: no worker, or none in time. */
export type Trouble = { kind: "away" | "signed-out" | "later" | "model-missing" | "refused"; detail: string | null };

export type Asked = { ok: true; answers: Answer[]; versions: string[] } | { ok: false; trouble: Trouble };

/** Throws only when the signal fires. */
export async function askTranslation(languages: Languages, segments: string[], signal: AbortSignal): Promise<Asked> {
  let response: Response;
  try {
    response = await fetch("/api/v1/translate", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...languages, segments }),
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    return { ok: false, trouble: { kind: "away", detail: null } };
  }
  const body: unknown = await response.json().catch(() => null);
  signal.throwIfAborted();
  if (!response.ok) return { ok: false, trouble: troubleOf(response.status, body) };
  const answers = listOf(body, "segments").flatMap(readAnswer);
  if (answers.length !== segments.length) return { ok: false, trouble: { kind: "refused", detail: null } };
  return { ok: true, answers, versions: listOf(body, "versions").filter((name) => typeof name === "string") };
}

function troubleOf(status: number, body: unknown): Trouble {
  const detail = wordOf(body, "detail");
  if (status === 401) return { kind: "signed-out", detail: null };
  if (wordOf(body, "code") === "model_missing") return { kind: "model-missing", detail };
  if (status === 503) return { kind: "later", detail };
  // A proxy's own page, or our server while it starts.
  return { kind: detail === null && status >= 500 ? "away" : "refused", detail };
}

function readAnswer(value: unknown): Answer[] {
  const target = wordOf(value, "target");
  return target === null
    ? []
    : [{ target, sound: fieldOf(value, "sound") === true, findings: listOf(value, "findings").flatMap(readCheck) }];
}

function readCheck(value: unknown): Check[] {
  const [rule, message, severity] = [wordOf(value, "rule"), wordOf(value, "message"), wordOf(value, "severity")];
  if (rule === null || message === null) return [];
  return [{ rule, message, severity: severity === "error" || severity === "hint" ? severity : "warning" }];
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function wordOf(value: unknown, name: string): string | null {
  const word = fieldOf(value, name);
  return typeof word === "string" ? word : null;
}

function listOf(value: unknown, name: string): unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
}
