/**
 * An engine process: loads one model version, opens adapters of it, answers calls over IPC, and ends when it is told to,
 * when its parent goes, or when it is killed. Started by client.ts only; it has no database and no secrets in its environment.
 */
import { rmSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { Worker } from "node:worker_threads";
import type { Engine } from "../engines/engine.ts";
import { EngineError } from "../engines/engine.ts";
import { loadEngine } from "../engines/registry.ts";
import { reportOf } from "./loaded-report.ts";
import { requestSchema, toWireError, type EngineReport, type EngineRequest } from "./protocol.ts";
import { createCallServer, type CallServer } from "./serve-calls.ts";

const HEARTBEAT_MS = 1_000;

let engine: Engine | null = null;
let calls: CallServer | null = null;

if (!process.connected) throw new Error("An engine process is started by its client, over IPC.");

const [, , parent = "", folder = ""] = process.argv;

process.on("disconnect", () => process.exit());
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
// Ctrl-C and a stopping service signal the whole group; the supervisor decides when engines end.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => {});
// Before any model thread starts, so that all inherit it: screens and supervisor stay quick beside a busy model.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
new Worker(new URL("./parent-watch.ts", import.meta.url), {
  workerData: { parent: Number(parent), folder },
  resourceLimits: { maxOldGenerationSizeMb: 16 },
}).unref();
setInterval(() => send({ type: "heartbeat", memoryBytes: process.memoryUsage.rss() }), HEARTBEAT_MS).unref();

process.on("message", (message) => void receive(requestSchema.parse(message)));

async function receive(request: EngineRequest): Promise<void> {
  if (request.type === "load") return load(request);
  if (request.type === "abort") return calls?.abort(request.id);
  if (request.type === "release") {
    await engine?.release();
    process.exit();
  }
  if (calls) return calls.start(request);
  const error = new EngineError("engine-failed", "No model is loaded yet.");
  send({ type: "failed", id: request.id, error: toWireError(error) });
}

async function load({ request }: Extract<EngineRequest, { type: "load" }>): Promise<void> {
  process.title = `copydesk engine ${request.engine}`;
  try {
    engine = await loadEngine(request);
    calls = createCallServer(engine, send);
    send({ type: "heartbeat", memoryBytes: process.memoryUsage.rss() });
    send({ type: "loaded", loaded: reportOf(engine) });
  } catch (error) {
    const failure = toWireError(error);
    const message = error instanceof EngineError ? failure.message : "The model could not be loaded.";
    const code = error instanceof EngineError ? failure.code : "load-failed";
    send({ type: "load-failed", error: { ...failure, code, message } });
  }
}

function send(report: EngineReport): void {
  // A closed channel means that the parent is gone: `disconnect` ends this process, nobody is left to tell.
  if (process.connected) process.send?.(report, undefined, undefined, () => {});
}
