/**
 * A server that speaks the protocol of OpenAI and does as it is told: each call takes the next behaviour from a line,
 * and the last one stays. Its text follows from nothing but `text`, so that a test knows every character of it.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { answerWith, type Behaviour } from "./openai-behaviours.ts";

export type ServedRequest = {
  method: string;
  path: string;
  authorization: string | undefined;
  body: Record<string, unknown>;
};

export type OpenaiServer = {
  /** With /v1 at its end. */
  address: string;
  port: number;
  requests: ServedRequest[];
  /** Requests to chat completions alone. */
  chats: () => ServedRequest[];
  /** What the next calls get, one each; the last one also all that come after it. */
  behave: (...behaviours: Behaviour[]) => void;
  /** Answers to GET models; null: there is no such list. */
  models: Record<string, unknown>[] | null;
  text: string;
  /** Requires this key where set. */
  key: string | null;
  /** Most answers that were open at a time. */
  busiest: () => number;
  close: () => Promise<void>;
};

export const SERVED_MODEL = "served-model";

export const SERVED_TEXT =
  "Grüße aus Kölle 🐝: bees carry pollen from flower to flower, and the plants are glad of it. They fly 3 km.";

export async function startOpenaiServer(): Promise<OpenaiServer> {
  let line: Behaviour[] = ["fine"];
  let open = 0;
  let busiest = 0;
  const requests: ServedRequest[] = [];
  const server = createServer((request, response) => {
    open += 1;
    busiest = Math.max(busiest, open);
    response.once("close", () => (open -= 1));
    void serve(request, response).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    const path = request.url ?? "";
    requests.push({ method: request.method ?? "", path, authorization: request.headers.authorization, body });
    if (made.key !== null && request.headers.authorization !== `Bearer ${made.key}`)
      return fail(response, 401, {
        message: `Incorrect API key: ${request.headers.authorization}`,
        code: "invalid_key",
      });
    if (path === "/v1/models")
      return made.models ? json(response, { object: "list", data: made.models }) : fail(response, 404, {});
    if (path === "/v1/embeddings") return embed(response, body, line);
    if (path !== "/v1/chat/completions") return fail(response, 404, {});
    const behaviour = (line.length > 1 ? line.shift() : line[0]) ?? "fine";
    await answerWith(behaviour, { response, body, text: made.text, port: made.port });
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const made: OpenaiServer = {
    address: `http://127.0.0.1:${port}/v1`,
    port,
    requests,
    chats: () => requests.filter(({ path }) => path === "/v1/chat/completions"),
    behave: (...behaviours) => (line = behaviours),
    models: [{ id: SERVED_MODEL, object: "model", max_model_len: 4096 }],
    text: SERVED_TEXT,
    key: null,
    busiest: () => busiest,
    close: () => closeServer(server),
  };
  return made;
}

/** One number for each letter of the alphabet: texts with the same letters have the same direction. */
function embed(response: ServerResponse, body: Record<string, unknown>, line: Behaviour[]): void {
  const texts = body["input"] as string[];
  if (texts.some((text) => text.length > 1_000)) return fail(response, 400, { code: "context_length_exceeded" });
  const data = texts.map((text, index) => ({ object: "embedding", index, embedding: lettersOf(text) }));
  if (line[0] === "wrong-vectors") return json(response, { data: data.slice(1) });
  // In another order than asked for: the index says which is which.
  json(response, { object: "list", data: data.reverse() });
}

function lettersOf(text: string): number[] {
  const counts = Array.from({ length: 26 }, () => 0.01);
  for (const letter of text.toLowerCase()) {
    const index = letter.charCodeAt(0) - 97;
    if (index >= 0 && index < 26) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
}

function fail(response: ServerResponse, status: number, error: Record<string, unknown>): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ error }));
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
  await wait(0);
}
