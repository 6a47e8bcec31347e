import { pino } from "pino";

/** Structured, one event a line. Never a prompt's text, never a secret. */
export const log = pino({
  level: process.env.LOG_LEVEL || "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
});
