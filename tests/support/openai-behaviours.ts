/** What a serving engine may do to a call: well, or one of the faults that R18 of the targets names. */
import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

const behaviours = {
  fine,
  "in-one-piece": inOnePiece,
  "split-characters": splitCharacters,
  "without-usage": (call) => streamText(call, { usage: null }),
  "without-done": (call) => streamText(call, { done: false }),
  "without-finish": (call) => streamText(call, { finish: null }),
  "wrong-usage": (call) =>
    streamText(call, { usage: { prompt_tokens: 9e15, completion_tokens: -4, total_tokens: "many" } }),
  "high-usage": (call) => streamText(call, { usage: { prompt_tokens: 4_000_000, completion_tokens: 9_000_000 } }),
  "odd-finish": (call) => streamText(call, { finish: "because\u0007 of key-of-the-test" }),
  filtered: (call) => streamText(call, { finish: "content_filter" }),
  "busy-429": (call) => refuse(call, 429, { message: "Slow down." }, { "retry-after": "0" }),
  "busy-for-an-hour": (call) => refuse(call, 429, { message: "Slow down." }, { "retry-after": "3600" }),
  "no-quota": (call) => refuse(call, 429, { message: "Pay first.", code: "insufficient_quota" }),
  "failed-500": (call) => refuse(call, 500, { message: "CUDA error: device-side assert triggered" }),
  "page-502": (call) => call.response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad Gateway</h1>"),
  "too-long-400": (call) => refuse(call, 400, { message: "Too long.", code: "context_length_exceeded" }),
  "no-schema-400": (call) => refuseIf(call, "response_format"),
  "no-seed-400": (call) => refuseIf(call, "seed"),
  "no-max-tokens-400": (call) => refuseIf(call, "max_tokens", { param: "max_tokens" }),
  "error-in-stream": (call) => streamText(call, { parts: 0, after: event({ error: { message: "Worker died." } }) }),
  "error-mid-stream": (call) => streamText(call, { parts: 5, after: event({ error: { message: "Worker died." } }) }),
  "cut-before": (call) => void begin(call, () => call.response.destroy()),
  "cut-mid-stream": (call) => streamText(call, { parts: 5, end: "destroy" }),
  "half-stream": (call) => streamText(call, { parts: 5, finish: null, done: false }),
  "cut-character": cutCharacter,
  "not-utf8": (call) => streamText(call, { parts: 2, after: Buffer.from([0x64, 0xc3, 0x28, 0x0a, 0x0a]) }),
  "bad-json": (call) => streamText(call, { parts: 2, after: 'data: {"choices": [\n\n' }),
  "bad-part": (call) => streamText(call, { parts: 2, after: event({ choices: "none" }) }),
  silent: () => {},
  "hang-before": (call) => void begin(call, () => {}),
  "hang-mid-stream": (call) => streamText(call, { parts: 5, end: "hang" }),
  "hang-after-end": (call) => streamText(call, { done: false, end: "hang" }),
  "comments-only": (call) => endless(call, () => ": still thinking\n\n"),
  "one-byte-a-time": oneByteAtATime,
  endless: (call) => endless(call, () => delta("bees and more bees ")),
  "endless-empty": (call) => endless(call, () => delta("")),
  "huge-line": hugeLine,
  "huge-header": (call) => {
    call.response.socket?.end(`HTTP/1.1 200 OK\r\nx-much: ${"a".repeat(40_000)}\r\n\r\n`);
  },
  "not-http": (call) => {
    call.response.socket?.end("220 mail.example.org ESMTP\r\n");
  },
  "wrong-type": (call) => {
    call.response.writeHead(200, { "content-type": "text/html" }).end("<p>Sign in to the network.</p>");
  },
  redirect: (call) => {
    call.response.writeHead(307, { location: `http://127.0.0.1:${call.port}/elsewhere` }).end();
  },
  "redirect-elsewhere": (call) => {
    call.response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end();
  },
  compressed: (call) => {
    call.response.writeHead(200, { "content-type": "text/event-stream", "content-encoding": "gzip" }).end("x");
  },
  "free-text": (call) => streamText({ ...call, text: "Here is your JSON: {" }, {}),
  "wrong-vectors": fine,
} satisfies Record<string, (call: ServedCall) => unknown>;

export type Behaviour = keyof typeof behaviours;
export const BEHAVIOURS = Object.keys(behaviours) as Behaviour[];

export type ServedCall = {
  response: ServerResponse;
  body: Record<string, unknown>;
  text: string;
  port: number;
};

export async function answerWith(behaviour: Behaviour, call: ServedCall): Promise<void> {
  const act: (call: ServedCall) => unknown = behaviours[behaviour];
  await act(call);
}

type StreamOptions = {
  /** Only so many parts of the text. */
  parts?: number;
  finish?: string | null;
  usage?: Record<string, unknown> | null;
  done?: boolean;
  /** Sent after the parts, instead of an end. */
  after?: string | Buffer;
  end?: "close" | "destroy" | "hang";
};

async function fine(call: ServedCall): Promise<void> {
  if (call.body["stream"] === true) await streamText(call, {});
  else inOnePiece(call);
}

/** A few characters in each event, as tokens come; `max_tokens` counts events. */
async function streamText({ response, body, text }: ServedCall, options: StreamOptions): Promise<void> {
  const { finish = "stop", done = true, end = "close", after } = options;
  const pieces = text.match(/.{1,4}/gsu) ?? [];
  const most = Number(body["max_tokens"] ?? body["max_completion_tokens"] ?? pieces.length);
  const sent = pieces.slice(0, Math.min(most, options.parts ?? pieces.length));
  const usage = options.usage === undefined ? usageOf(body, sent.length) : options.usage;
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  response.write(event({ choices: [{ index: 0, delta: { role: "assistant" }, finish_reason: null }] }));
  for (const piece of sent) response.write(delta(piece));
  if (after !== undefined) response.write(after);
  else if (options.parts === undefined && finish !== null)
    response.write(
      event({ choices: [{ index: 0, delta: {}, finish_reason: sent.length < pieces.length ? "length" : finish }] }),
    );
  if (usage && options.parts === undefined) response.write(event({ choices: [], usage }));
  if (done && options.parts === undefined) response.write("data: [DONE]\n\n");
  if (end === "close") response.end();
  // Only once it was sent: what is destroyed at once would take the text with it.
  if (end === "destroy") response.write(": \n", () => response.destroy());
}

function usageOf(body: Record<string, unknown>, output: number): Record<string, unknown> {
  const characters = JSON.stringify(body["messages"] ?? "").length;
  const prompt = Math.ceil(characters / 5);
  return {
    prompt_tokens: prompt,
    completion_tokens: output,
    prompt_tokens_details: { cached_tokens: Math.floor(prompt / 2) },
  };
}

function inOnePiece({ response, body, text }: ServedCall): void {
  const message = { role: "assistant", content: text };
  const answer = { choices: [{ index: 0, message, finish_reason: "stop" }], usage: usageOf(body, 30) };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
}

/** Each byte in a chunk of its own, and halves of characters in neighbouring events. */
async function splitCharacters({ response, text }: ServedCall): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const events = [...text].flatMap((character) => character.split("")).map((unit) => delta(unit));
  const bytes = Buffer.from(
    `\uFEFF${events.join("")}${event({ choices: [{ delta: {}, finish_reason: "eos_token" }] })}`,
  );
  for (let at = 0; at < bytes.length; at += 7) {
    response.write(bytes.subarray(at, at + 7));
    if (at % 700 === 0) await wait(0);
  }
  response.end("data:[DONE]\r\n\r\n");
}

/** Ends in the middle of a character of two bytes. */
function cutCharacter({ response }: ServedCall): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(delta("Gr"));
  response.end(Buffer.concat([Buffer.from('data: {"choices":[{"delta":{"content":"'), Buffer.from([0xc3])]));
}

async function oneByteAtATime({ response, text }: ServedCall): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(delta(text.slice(0, 5)));
  const rest = Buffer.from(delta(text.slice(5)).padEnd(20_000, " "));
  for (const byte of rest) {
    if (response.destroyed) return;
    response.write(Buffer.from([byte]));
    await wait(5);
  }
}

async function endless({ response }: ServedCall, next: () => string): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  while (!response.destroyed) {
    if (!response.write(next().repeat(20))) await drained(response);
    await wait(0);
  }
}

async function hugeLine({ response }: ServedCall): Promise<void> {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write("data: ");
  const chunk = "a".repeat(64 * 1024);
  while (!response.destroyed) if (!response.write(chunk)) await drained(response);
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      response.off("drain", go).off("close", go);
      resolve();
    };
    response.on("drain", go).on("close", go);
    if (response.destroyed) go();
  });
}

function begin({ response }: ServedCall, then: () => void): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(": hello\n\n", then);
}

function refuse(
  { response }: ServedCall,
  status: number,
  error: Record<string, unknown>,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify({ error }));
}

function refuseIf(call: ServedCall, parameter: string, more: Record<string, unknown> = {}): unknown {
  return parameter in call.body ? refuse(call, 400, { message: "Unknown field.", ...more }) : fine(call);
}

function delta(content: string): string {
  return event({ id: "chat-1", choices: [{ index: 0, delta: { content }, finish_reason: null }] });
}

function event(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}
