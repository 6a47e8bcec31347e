/**
 * R18 of the targets: an engine process against a server with one fault after another. What has to hold for each call:
 * it ends as expected and with a reason, no text comes twice, and memory stays bounded. With `rounds` it serves the
 * tests (few) and the bench (many).
 */
import type { Engine, EngineErrorCode, TextResult } from "#workers/engines/engine";
import { EngineError } from "#workers/engines/engine";
import { startEngineProcess } from "#workers/inference/client";
import type { Behaviour } from "./openai-behaviours.ts";
import { SERVED_MODEL, startOpenaiServer, type OpenaiServer } from "./openai-server.ts";

type Expected = { calls: Behaviour[]; ends: "text" | EngineErrorCode; says?: RegExp; hasty?: true };

/** `hasty`: by an engine with short time limits, since the server never comes to an end. */
const EXPECTED: Record<string, Expected> = {
  "in one piece": { calls: ["in-one-piece"], ends: "text" },
  "characters cut between packets": { calls: ["split-characters"], ends: "text" },
  "429, then well": { calls: ["busy-429", "busy-429", "fine"], ends: "text" },
  "429 without end": { calls: ["busy-429"], ends: "engine-failed", says: /asks to wait/ },
  "429 for an hour": { calls: ["busy-for-an-hour"], ends: "engine-failed", says: /asks to wait/ },
  "500, then well": { calls: ["failed-500", "fine"], ends: "text" },
  "500 without end": { calls: ["failed-500"], ends: "engine-failed", says: /fault of its own \(500\)/ },
  "502 of a proxy, then well": { calls: ["page-502", "fine"], ends: "text" },
  "cut before the text, then well": { calls: ["cut-before", "fine"], ends: "text" },
  "error before the text, then well": { calls: ["error-in-stream", "fine"], ends: "text" },
  "error in the middle": { calls: ["error-mid-stream"], ends: "engine-failed", says: /Worker died/ },
  "cut in the middle": { calls: ["cut-mid-stream", "fine"], ends: "engine-failed", says: /broke/ },
  "ended in the middle": { calls: ["half-stream", "fine"], ends: "engine-failed", says: /middle of the text/ },
  "cut within a character": { calls: ["cut-character", "fine"], ends: "invalid-output", says: /UTF-8/ },
  "bytes that are no text": { calls: ["not-utf8"], ends: "invalid-output", says: /UTF-8/ },
  "bad JSON": { calls: ["bad-json"], ends: "invalid-output", says: /not JSON/ },
  "bad part": { calls: ["bad-part"], ends: "invalid-output", says: /no part of a text/ },
  "odd reason for the end": { calls: ["odd-finish"], ends: "invalid-output", says: /not known here/ },
  "wrong usage": { calls: ["wrong-usage"], ends: "text" },
  "usage far too high": { calls: ["high-usage"], ends: "text" },
  "no usage": { calls: ["without-usage"], ends: "text" },
  "no end mark": { calls: ["without-done"], ends: "text" },
  "endless text": { calls: ["endless"], ends: "invalid-output", says: /far more/ },
  "endless emptiness": { calls: ["endless-empty"], ends: "invalid-output", says: /far more/ },
  "huge line": { calls: ["huge-line"], ends: "invalid-output", says: /larger than/ },
  "huge header": { calls: ["huge-header"], ends: "engine-failed", says: /not HTTP/ },
  "not HTTP": { calls: ["not-http"], ends: "engine-failed", says: /not HTTP/ },
  "wrong content type": { calls: ["wrong-type"], ends: "invalid-output", says: /text\/html/ },
  "coding not asked for": { calls: ["compressed"], ends: "invalid-output", says: /coding/ },
  redirect: { calls: ["redirect"], ends: "engine-failed", says: /redirects/ },
  "redirect to another host": { calls: ["redirect-elsewhere"], ends: "engine-failed", says: /169\.254\.169\.254/ },
  "no answer": { calls: ["silent"], ends: "timed-out", says: /in time/, hasty: true },
  "nothing after the headers": { calls: ["hang-before"], ends: "timed-out", says: /in time/, hasty: true },
  "hang in the middle": { calls: ["hang-mid-stream"], ends: "timed-out", says: /middle/, hasty: true },
  "only signs of life": { calls: ["comments-only"], ends: "timed-out", hasty: true },
  "one byte at a time": { calls: ["one-byte-a-time"], ends: "timed-out", hasty: true },
  "hang after the end": { calls: ["hang-after-end"], ends: "text" },
};

export type FaultReport = {
  fault: string;
  calls: number;
  /** Calls that ended as they have to, each with its reason where it failed. */
  asExpected: number;
  /** Calls whose streamed text was not the beginning of the server's text. */
  doubled: number;
  /** What a person reads, once each. */
  reasons: string[];
  mostMilliseconds: number;
  /** Resident bytes of the engine process after its calls. */
  memoryBytes: number;
};

const HASTY = { connectMs: 5_000, firstMs: 400, betweenMs: 200, wholeMs: 30_000, retries: 1, backoffMs: 1 };
const PATIENT = { connectMs: 60_000, firstMs: 60_000, betweenMs: 60_000, wholeMs: 120_000, retries: 2, backoffMs: 1 };
const MAX_TOKENS = 64;

export const SERVING_FAULTS = Object.keys(EXPECTED);

export async function runServingFaults(rounds: number): Promise<FaultReport[]> {
  const server = await startOpenaiServer();
  const start = (limits: typeof HASTY) =>
    startEngineProcess(endpointRequest(server, { limits }), {
      loadTimeoutMs: 60_000,
      graceMs: 5_000,
      onExit: () => {},
    });
  const patient = await start(PATIENT);
  const hasty = await start(HASTY);
  try {
    const reports: FaultReport[] = [];
    for (const [fault, expected] of Object.entries(EXPECTED)) {
      const engine = expected.hasty ? hasty : patient;
      const report = await runFault(server, engine, fault, expected, rounds);
      reports.push({ ...report, memoryBytes: engine.memoryBytes() });
    }
    return reports;
  } finally {
    await Promise.all([patient.release(), hasty.release()]);
    await server.close();
  }
}

async function runFault(server: OpenaiServer, engine: Engine, fault: string, expected: Expected, rounds: number) {
  const reasons = new Set<string>();
  let [asExpected, doubled, mostMilliseconds] = [0, 0, 0];
  for (let round = 0; round < rounds; round += 1) {
    server.behave(...expected.calls);
    const started = performance.now();
    const { streamed, outcome } = await write(engine);
    mostMilliseconds = Math.max(mostMilliseconds, performance.now() - started);
    const whole = expected.calls.at(-1)?.startsWith("endless") ? streamed : server.text;
    if (!whole.startsWith(streamed)) doubled += 1;
    if (outcome instanceof EngineError) {
      reasons.add(outcome.message);
      if (outcome.code === expected.ends && (expected.says ?? /./).test(outcome.message)) asExpected += 1;
    } else if (expected.ends === "text" && outcome.text === server.text && streamed === server.text) asExpected += 1;
  }
  return { fault, calls: rounds, asExpected, doubled, reasons: [...reasons], mostMilliseconds };
}

async function write(engine: Engine): Promise<{ streamed: string; outcome: TextResult | EngineError }> {
  let streamed = "";
  const call = {
    messages: [{ role: "user" as const, content: "Write about bees." }],
    maxTokens: MAX_TOKENS,
    temperature: 0,
    seed: 1,
    json: undefined,
    stopTexts: [],
    signal: new AbortController().signal,
    onText: (text: string) => void (streamed += text),
  };
  try {
    if (!engine.write) throw new Error("the engine does not write");
    return { outcome: await engine.write.generate(call), streamed };
  } catch (error) {
    if (error instanceof EngineError) return { outcome: error, streamed };
    throw error;
  }
}

/** A request to load an engine for this server. */
export function endpointRequest(server: { address: string }, settings: Record<string, unknown> = {}) {
  return {
    engine: "openai" as const,
    version: { id: "v1", name: "Served", number: 1, digest: "00", format: "remote" as const },
    files: {},
    settings: { address: server.address, model: SERVED_MODEL, ...settings },
    remote: { key: null as string | null, privateAddresses: true },
  };
}
