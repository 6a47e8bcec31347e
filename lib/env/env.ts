/** What the environment says, checked. */
import { settings } from "./settings.ts";
import type { Settings } from "./settings.ts";

/** Their values are never shown. */
const SECRET = new Set([
  "DATABASE_URL",
  "COPYDESK_SECRET",
  "COPYDESK_ADMIN_PASSWORD",
  "COPYDESK_HUB_TOKEN",
  "COPYDESK_S3_SECRET_KEY",
  "COPYDESK_METRICS_TOKEN",
]);

/** Throws one sentence for each bad setting. Empty strings count as not set. */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const complaints = new Map(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
  const lines = [...complaints].map(([name, message]) => sentenceAbout(name, given[name], message));
  throw new Error(lines.join("\n"));
}

let read: Settings | undefined;

/** Read and checked at first use, so that a build needs none of them. */
export const env: Settings = new Proxy({} as Settings, {
  get: (_target, name) => Reflect.get((read ??= readSettings(process.env)), name) as unknown,
});

function sentenceAbout(name: string, value: string | undefined, wanted: string): string {
  if (value === undefined) return `${name} is not set: it has to be ${wanted}.`;
  return SECRET.has(name) ? `${name} has to be ${wanted}.` : `${name} is "${value}", but has to be ${wanted}.`;
}
