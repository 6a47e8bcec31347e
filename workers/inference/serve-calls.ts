/** The calls that run in an engine process: each with its own abort, its text gathered, its end reported once. */
import type { Engine } from "../engines/engine.ts";
import { EngineError } from "../engines/engine.ts";
import { toWireError, type EngineCall, type EngineReport } from "./protocol.ts";
import { createTextBuffer } from "./text-buffer.ts";

/** Well under the 50 to 100 ms in which the supervisor writes to the database. */
const TEXT_INTERVAL_MS = 20;

export type CallServer = {
  start: (call: EngineCall) => void;
  abort: (id: number) => void;
};

export function createCallServer(engine: Engine, send: (report: EngineReport) => void): CallServer {
  const running = new Map<number, AbortController>();
  return {
    start(call) {
      const controller = new AbortController();
      running.set(call.id, controller);
      void runCall(engine, call, controller.signal, send)
        .catch((error: unknown) => send({ type: "failed", id: call.id, error: toWireError(error) }))
        .finally(() => running.delete(call.id));
    },
    abort: (id) => running.get(id)?.abort(),
  };
}

async function runCall(
  engine: Engine,
  call: EngineCall,
  signal: AbortSignal,
  send: (report: EngineReport) => void,
): Promise<void> {
  const { id } = call;
  switch (call.type) {
    case "count-tokens":
      return send({ type: "counted", id, result: await offered(engine.write).countTokens(call.text) });
    case "embed":
      return send({ type: "embedded", id, result: await offered(engine.embed).embed({ texts: call.texts, signal }) });
    case "translate": {
      const onSegment = (index: number, text: string): void => send({ type: "segment", id, index, text });
      const { segments, html, pair } = call;
      const translator = pair ? offered(engine.translateMany).between(pair.from, pair.to) : engine.translate;
      return send({
        type: "translated",
        id,
        result: await offered(translator).translate({ segments, html, signal, onSegment }),
      });
    }
    case "classify": {
      const result = await offered(engine.classify).classify({ texts: call.texts, signal });
      return send({ type: "classified", id, result });
    }
    case "entail":
      return send({ type: "entailed", id, result: await offered(engine.entail).entail({ pairs: call.pairs, signal }) });
    case "summarise": {
      const { texts, maxTokens } = call;
      const result = await offered(engine.summarise).summarise({ texts, maxTokens, signal });
      return send({ type: "summarised", id, result });
    }
    case "generate":
      return send({ type: "generated", id, result: await generate(engine, call, signal, send) });
  }
}

async function generate(
  engine: Engine,
  call: Extract<EngineCall, { type: "generate" }>,
  signal: AbortSignal,
  send: (report: EngineReport) => void,
) {
  const buffer = createTextBuffer((text) => send({ type: "text", id: call.id, text }), TEXT_INTERVAL_MS);
  const { messages, maxTokens, temperature, seed, json, stopTexts } = call;
  try {
    return await offered(engine.write).generate({
      messages,
      maxTokens,
      temperature,
      seed,
      json,
      stopTexts,
      signal,
      onText: buffer.add,
    });
  } finally {
    buffer.flush();
  }
}

function offered<Task>(task: Task | null): Task {
  if (task === null) throw new EngineError("engine-failed", "This model version cannot do what it was asked for.");
  return task;
}
