/** The engine contract over the wire: the same three tasks, each a call to the process. */
import { EngineError, type Engine, type ModelVersionRef, type TextCall, type TextResult } from "../engines/engine.ts";
import { throwIfAborted } from "../engines/load-request.ts";
import type { PendingCalls } from "./pending-calls.ts";
import type { LoadedReport } from "./protocol.ts";

/** No token of a real model is longer on average; a text beyond it is an engine that does not count. */
const UNITS_PER_TOKEN = 64;
const UNITS_ALWAYS_ALLOWED = 4096;

export function createRemoteEngine(
  version: ModelVersionRef,
  loaded: LoadedReport,
  calls: PendingCalls,
): Omit<Engine, "release"> {
  const { write, embed, translate } = loaded;
  return {
    version,
    device: loaded.device,
    write: write && {
      version,
      contextLength: write.contextLength,
      countTokens: (text) =>
        calls.run({ type: "count-tokens", text }, (report) => (report.type === "counted" ? report.result : undefined)),
      generate: (call) => generate(call, calls),
    },
    embed: embed && {
      version,
      dimensions: embed.dimensions,
      async embed({ texts, signal }) {
        throwIfAborted(signal);
        const vectors = await calls.run(
          { type: "embed", texts },
          (report) => (report.type === "embedded" ? report.result : undefined),
          { signal },
        );
        if (vectors.length === texts.length && vectors.every((vector) => vector.length === embed.dimensions))
          return vectors;
        throw new EngineError("invalid-output", "The model gave vectors that do not match the texts.");
      },
    },
    translate: translate && {
      version,
      from: translate.from,
      to: translate.to,
      async translate({ segments, html, signal, onSegment }) {
        throwIfAborted(signal);
        const result = await calls.run(
          { type: "translate", segments, html },
          (report) => (report.type === "translated" ? report.result : undefined),
          {
            signal,
            onPart: (report) => report.type === "segment" && onSegment(report.index, report.text),
          },
        );
        if (result.segments.length === segments.length) return result;
        throw new EngineError("invalid-output", "The model gave translations that do not match the segments.");
      },
    },
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
