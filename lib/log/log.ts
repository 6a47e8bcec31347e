/**
 * Structured, one event a line as JSON: ids, outcomes and milliseconds, at the end of each request and job attempt.
 * Never a prompt's text, never a secret: names that hold such things are removed wherever they turn up.
 */
import { pino } from "pino";
import type { DestinationStream, LogFn, Logger } from "pino";
import { describeError } from "./describe-error.ts";

const SECRETS = ["authorization", "cookie", "password", "secret", "token", "key", "accessKey", "secretKey"];
const TEXTS = ["prompt", "messages", "text", "markdown", "content", "brief", "body", "quote"];

export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
    hooks: {
      // Without words pino takes the error's own, as they are.
      logMethod(this: Logger, [first, ...words]: Parameters<LogFn>, method: LogFn) {
        const entry: unknown = first instanceof Error ? { err: first } : first;
        method.apply(this, [entry, ...(words.length > 0 ? words : [""])] as unknown as Parameters<LogFn>);
      },
    },
    redact: {
      paths: [...SECRETS, ...TEXTS].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: "[removed]",
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

export const log = createLog(process.env.LOG_LEVEL || "info");
