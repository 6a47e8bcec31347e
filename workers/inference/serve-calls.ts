/** The calls that run in an engine process: each with its own abort, its text gathered, its end reported once. */
import type { Engine } from "../engines/engine.ts";
import { EngineError } from "../engines/engine.ts";
import { createOpenAdapters, type OpenAdapters } from "./open-adapters.ts";
import { toWireError, type EngineCall, type EngineReport } from "./protocol.ts";
import { createTextBuffer } from "./text-buffer.ts";

/** Well under the 50 to 100 ms in which the supervisor writes to the database. */
const TEXT_INTERVAL_MS = 20;

export type CallServer = {
  start: (call: EngineCall) => void;
  abort: (id: number) => void;
};

type Send = (report: EngineReport) => void;
type TaskCall = Exclude<EngineCall, { type: "open-adapter" | "close-adapter" }>;
type Running = { adapter: string | undefined; controller: AbortController; ended: Promise<void> };

export function createCallServer(engine: Engine, send: Send, residentBytes = process.memoryUsage.rss): CallServer {
  const running = new Map<number, Running>();
  const adapters = createOpenAdapters(engine, residentBytes);

  async function serve(call: EngineCall, signal: AbortSignal): Promise<void> {
    if (call.type === "open-adapter") return openAdapter(adapters, call, send);
    if (call.type !== "close-adapter") return runCall(adapters.find(call.adapter), call, signal, send);
    // What still runs on it ends first, so that no native call loses its context.
    const own = [...running.entries()].filter(([id, { adapter }]) => adapter === call.adapter && id !== call.id);
    for (const [, { controller }] of own) controller.abort();
    await Promise.all(own.map(([, { ended }]) => ended));
    await adapters.close(call.adapter);
    send({ type: "adapter-closed", id: call.id, result: true });
  }

  return {
    start(call) {
      const controller = new AbortController();
      const ended = serve(call, controller.signal)
        .catch((error: unknown) => send({ type: "failed", id: call.id, error: toWireError(error) }))
        .finally(() => running.delete(call.id));
      running.set(call.id, { adapter: call.adapter, controller, ended });
    },
    abort: (id) => running.get(id)?.controller.abort(),
  };
}

async function openAdapter(
  adapters: OpenAdapters,
  { id, request }: Extract<EngineCall, { type: "open-adapter" }>,
  send: Send,
): Promise<void> {
  const result = await adapters.open(request);
  // First, so that what the process holds and what its adapter took are known together.
  send({ type: "heartbeat", memoryBytes: process.memoryUsage.rss() });
  send({ type: "adapter-opened", id, result });
}

async function runCall(engine: Engine, call: TaskCall, signal: AbortSignal, send: Send): Promise<void> {
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
  send: Send,
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
