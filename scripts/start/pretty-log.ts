const COLOURS: Record<string, number> = { error: 31, warn: 33, info: 36, debug: 90 };
const SHOWN_APART = new Set(["level", "time", "msg", "event"]);

/** Makes lines of JSON readable on a terminal. What is no such line is shown as it is. */
export function createPrettyLog(name: string, show: (text: string) => void): (chunk: Buffer) => void {
  let rest = "";
  return (chunk) => {
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) show(`${prettyLine(name, line)}\n`);
  };
}

function prettyLine(name: string, line: string): string {
  const entry = parse(line);
  if (!entry || typeof entry.level !== "string") return line;
  const { level, time, msg = "" } = entry;
  const colour = COLOURS[level] ?? 0;
  const clock = new Date(String(time)).toTimeString().slice(0, 8);
  const facts = Object.entries(entry).flatMap(([key, value]) =>
    SHOWN_APART.has(key) || value === null ? [] : [`${key}=${wordsOf(value)}`],
  );
  const mark = `\u001b[${colour}m${level.padEnd(5)}\u001b[0m`;
  return `${clock} ${mark} ${name.padEnd(6)} ${String(msg)} \u001b[90m${facts.join(" ")}\u001b[0m`;
}

function wordsOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  const { message, stack } = value as { message?: unknown; stack?: unknown };
  return typeof message === "string"
    ? `${message}${typeof stack === "string" ? `\n${stack}` : ""}`
    : JSON.stringify(value);
}

function parse(line: string): Record<string, unknown> | null {
  if (!line.startsWith("{")) return null;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}
