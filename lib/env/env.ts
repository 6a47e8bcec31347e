import { settings } from "./settings.ts";
import type { Settings } from "./settings.ts";

/** Throws one sentence for each bad setting. Empty strings count as not set. */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`These settings are missing or wrong:\n${lines.join("\n")}`);
}

let read: Settings | undefined;

/** Read and checked at first use, so that a build needs none of them. */
export const env: Settings = new Proxy({} as Settings, {
  get: (_target, name) => Reflect.get((read ??= readSettings(process.env)), name) as unknown,
});
