/**
 * Requests to servers that a person named: by node:http, since only there the address can be checked when the
 * connection is made. Redirects are not followed, proxies of the environment are not used.
 */
import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import { codeOf } from "#lib/storage/storage-error";
import { createGuardedLookup, requireAllowedHost, type AddressRules, type Resolve } from "./guarded-lookup.ts";
import { OutboundError } from "./outbound-error.ts";

export type OutboundRequest = {
  method: "GET" | "POST";
  url: URL;
  headers: Record<string, string>;
  body?: string;
  /** Milliseconds until connected, and from then until the answer's headers. */
  connectMs: number;
  answerMs: number;
  /** Also ends the body. */
  signal: AbortSignal;
};

export type OutboundAnswer = { status: number; headers: IncomingMessage["headers"]; body: AsyncIterable<Buffer> };

export type OutboundClient = {
  /** Throws OutboundError, or the signal's reason. A body that is not read to its end has to be left by `break`. */
  send: (request: OutboundRequest) => Promise<OutboundAnswer>;
  close: () => void;
};

const IDLE_SOCKET_MS = 15_000;

export function createOutboundClient(rules: AddressRules, resolve?: Resolve): OutboundClient {
  const options = { keepAlive: true, timeout: IDLE_SOCKET_MS, lookup: createGuardedLookup(rules, resolve) };
  const agents = { "http:": new HttpAgent(options), "https:": new HttpsAgent(options) };
  return {
    async send(request) {
      requireAllowedHost(request.url.hostname, rules);
      request.signal.throwIfAborted();
      const answer = await receiveHead(start(request, agents), request);
      return {
        status: answer.statusCode ?? 0,
        headers: answer.headers,
        body: readBody(answer, request),
      };
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function start(request: OutboundRequest, agents: { "http:": HttpAgent; "https:": HttpsAgent }): ClientRequest {
  const { url, method, signal, body } = request;
  const headers = { "accept-encoding": "identity", "user-agent": "copydesk", ...request.headers };
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const options = { method, headers: { ...headers, ...length }, signal };
  return url.protocol === "https:"
    ? httpsRequest(url, { ...options, agent: agents["https:"] })
    : httpRequest(url, { ...options, agent: agents["http:"] });
}

function receiveHead(sent: ClientRequest, request: OutboundRequest): Promise<IncomingMessage> {
  const { url, connectMs, answerMs, body } = request;
  return new Promise((resolve, reject) => {
    const { hostname } = url;
    const unreachable = () => new OutboundError("unreachable", `${hostname} cannot be reached: it does not answer.`);
    const late = () => new OutboundError("timed-out", `${hostname} did not answer in time.`);
    let timer = setTimeout(() => sent.destroy(unreachable()), connectMs);
    const connected = () => {
      clearTimeout(timer);
      timer = setTimeout(() => sent.destroy(late()), answerMs);
    };
    sent.once("socket", (socket: Socket) => {
      if (!socket.connecting) return connected();
      socket.once(url.protocol === "https:" ? "secureConnect" : "connect", connected);
    });
    sent.once("response", (answer: IncomingMessage) => {
      clearTimeout(timer);
      resolve(answer);
    });
    sent.on("error", (error) => {
      clearTimeout(timer);
      reject(asOutboundError(error, request));
    });
    sent.end(body);
  });
}

async function* readBody(answer: IncomingMessage, request: OutboundRequest): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of answer) yield chunk as Buffer;
    if (!answer.complete) throw new OutboundError("interrupted", `The connection to ${request.url.hostname} broke.`);
  } catch (error) {
    throw asOutboundError(error, request);
  }
}

const NO_CONNECTION = ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"];

function asOutboundError(error: unknown, { url, signal }: OutboundRequest): unknown {
  if (signal.aborted) return signal.reason as unknown;
  if (error instanceof OutboundError) return error;
  const attempts: unknown[] = error instanceof AggregateError ? error.errors : [error];
  const refused = attempts.find((attempt) => attempt instanceof OutboundError);
  if (refused) return refused;
  const code = codeOf(attempts[0]) ?? codeOf(error) ?? "";
  const { hostname } = url;
  if (NO_CONNECTION.includes(code))
    return new OutboundError("unreachable", `${hostname} cannot be reached (${code}).`, { cause: error });
  if (/CERT|TLS|SSL|ALTNAME|SIGNATURE/.test(code))
    return new OutboundError("unreachable", `${hostname} has no certificate that can be trusted (${code}).`, {
      cause: error,
    });
  if (code.startsWith("HPE_"))
    return new OutboundError("interrupted", `${hostname} answered something that is not HTTP.`, { cause: error });
  if (error instanceof Error && (code !== "" || "code" in error))
    return new OutboundError("interrupted", `The connection to ${hostname} broke.`, { cause: error });
  return error;
}
