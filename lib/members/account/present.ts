import type { OwnSession } from "./queries.ts";

export function presentSession(session: OwnSession) {
  return {
    id: session.id,
    browser: browserOf(session.userAgent),
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    current: session.current,
  };
}

export type PresentedSession = ReturnType<typeof presentSession>;

const BROWSERS = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ["Safari", /\bSafari\//],
] as const;

const SYSTEMS = [
  ["Android", /\bAndroid\b/],
  ["iOS", /\b(?:iPhone|iPad)\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** Enough to tell one's own devices apart; empty when the header says neither. */
export function browserOf(userAgent: string): { name: string; system: string } {
  const named = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, mark]) => mark.test(userAgent))?.[0] ?? "";
  return { name: named(BROWSERS), system: named(SYSTEMS) };
}
