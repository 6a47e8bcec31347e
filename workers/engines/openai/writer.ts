/** The write task: tries again while nothing was received, so that no text comes twice. */
import type { EndpointClient } from "#lib/models/endpoint/client";
import { EndpointError } from "#lib/models/endpoint/endpoint-error";
import type { EndpointSettings } from "#lib/models/endpoint/schema";
import { EngineError, type ModelVersionRef, type TextCall, type TextEngine, type TextResult } from "../engine.ts";
import type { Turns } from "../turns.ts";
import { chatBody } from "./body.ts";
import { createDialect, type Dialect, type DialectOfCall } from "./dialect.ts";
import { toEngineError } from "./engine-error.ts";
import { estimatePrompt, estimateTokens } from "./estimate.ts";
import { watchProgress } from "./progress-watch.ts";
import { receiveText, type Received, type TextSink } from "./receive-text.ts";
import { createRetries } from "./retries.ts";
import { readUsage } from "./usage.ts";

export type Asked = {
  client: EndpointClient;
  settings: EndpointSettings;
  turns: Turns;
  key: string | null;
  version: ModelVersionRef;
};

export function createRemoteWriter(asked: Asked & { contextLength: number }): TextEngine {
  const { version, contextLength, turns } = asked;
  const dialect = createDialect();
  return {
    version,
    contextLength,
    countTokens: async (text) => estimateTokens(text),
    async generate(call) {
      const promptEstimate = estimatePrompt(call.messages);
      refuseTooLong(promptEstimate, call.maxTokens, contextLength);
      const sink: TextSink = { text: "" };
      const endTurn = await turns.take(call.signal);
      try {
        if (!endTurn) return aborted("", promptEstimate);
        return await write(asked, dialect, call, sink, promptEstimate);
      } catch (error) {
        if (call.signal.aborted) return aborted(sink.text, promptEstimate);
        throw toEngineError(error);
      } finally {
        endTurn?.();
      }
    },
  };
}

async function write(
  asked: Asked,
  dialect: Dialect,
  call: TextCall,
  sink: TextSink,
  promptEstimate: number,
): Promise<TextResult> {
  const { settings } = asked;
  const spoken = dialect.begin();
  const inTime = AbortSignal.any([call.signal, AbortSignal.timeout(settings.limits.wholeMs)]);
  const retries = createRetries(settings.limits, inTime);
  for (;;) {
    const body = chatBody(settings.model, call, spoken);
    try {
      const received = await tryOnce(asked, call, body, inTime, sink);
      spoken.keep();
      const { text, stop, usage } = received;
      return {
        text,
        stop,
        usage: readUsage(usage, { promptEstimate, text, maxTokens: call.maxTokens }),
        ignored: ignoredOf(received, call, spoken),
      };
    } catch (error) {
      if (!(error instanceof EndpointError) || sink.text !== "") throw error;
      if (error.code === "request-refused" && spoken.learn(error, body)) continue;
      await retries.waitOrThrow(error);
    }
  }
}

async function tryOnce(
  { client, settings, key }: Asked,
  call: TextCall,
  body: object,
  signal: AbortSignal,
  sink: TextSink,
): Promise<Received> {
  const watch = watchProgress(client.host, settings.limits, signal);
  try {
    const answer = await client.open("chat/completions", body, watch.signal);
    return await receiveText(client.host, key, answer, call, watch, sink);
  } finally {
    watch.close();
  }
}

function ignoredOf({ text, stop }: Received, call: TextCall, spoken: DialectOfCall): TextResult["ignored"] {
  const ignored = spoken.ignored(call);
  const claimed = call.json && !ignored.some(({ setting }) => setting === "json");
  if (!claimed || stop !== "end" || isJson(text)) return ignored;
  return [...ignored, { setting: "json", why: "The server takes schemas, but did not keep to this one." }];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function refuseTooLong(promptEstimate: number, maxTokens: number, contextLength: number): void {
  if (promptEstimate + maxTokens <= contextLength) return;
  throw new EngineError(
    "prompt-too-long",
    `The prompt has about ${promptEstimate} tokens and ${maxTokens} are asked for; the model holds ${contextLength} together.`,
  );
}

function aborted(text: string, promptEstimate: number): TextResult {
  const outputTokens = estimateTokens(text);
  const usage = { inputTokens: promptEstimate, outputTokens, cachedTokens: 0, estimated: true };
  return { text, usage, stop: "aborted", ignored: [] };
}
