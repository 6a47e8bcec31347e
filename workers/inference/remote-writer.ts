/** The write task over the wire, with a bound on what an engine may send. */
import {
  EngineError,
  type ModelVersionRef,
  type TextCall,
  type TextEngine,
  type TextResult,
} from "../engines/engine.ts";
import type { PendingCalls } from "./pending-calls.ts";

/** No token of a real model is longer on average; a text beyond it is an engine that does not count. */
const UNITS_PER_TOKEN = 64;
const UNITS_ALWAYS_ALLOWED = 4096;

export function createRemoteWriter(
  version: ModelVersionRef,
  { contextLength }: { contextLength: number },
  calls: PendingCalls,
): TextEngine {
  return {
    version,
    contextLength,
    countTokens: (text) =>
      calls.run({ type: "count-tokens", text }, (report) => (report.type === "counted" ? report.result : undefined)),
    generate: (call) => generate(call, calls),
  };
}

async function generate(call: TextCall, calls: PendingCalls): Promise<TextResult> {
  const { signal, onText, ...request } = call;
  if (signal.aborted) {
    return { text: "", usage: { inputTokens: 0, outputTokens: 0, cachedTokens: 0 }, stop: "aborted", ignored: [] };
  }
  const mostUnits = UNITS_ALWAYS_ALLOWED + call.maxTokens * UNITS_PER_TOKEN;
  let units = 0;
  return calls.run(
    { type: "generate", ...request },
    (report) => (report.type === "generated" ? report.result : undefined),
    {
      signal,
      onPart(report) {
        units += report.text.length;
        if (units > mostUnits)
          throw new EngineError("invalid-output", "The model wrote far more than it was asked for and was stopped.");
        onText(report.text);
      },
    },
  );
}
