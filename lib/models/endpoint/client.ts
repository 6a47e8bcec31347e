/** Asks one server: address, key and time limits are given once, the key goes into the header and nowhere else. */
import type { AddressRules } from "#lib/http/outbound/guarded-lookup";
import { readText } from "#lib/http/outbound/read-text";
import { createOutboundClient, type OutboundAnswer } from "#lib/http/outbound/request";
import { EndpointError, asEndpointError } from "./endpoint-error.ts";
import { requireOk } from "./refused-answer.ts";
import type { EndpointLimits } from "./schema.ts";

export type EndpointClient = {
  /** For people: name and port of the server. */
  readonly host: string;
  /** The parsed answer, at most `maxBytes` of it. Throws EndpointError, or the signal's reason. */
  askJson: (path: string, body: object | null, options: { maxBytes: number; signal: AbortSignal }) => Promise<unknown>;
  /** The answer of status 200, its body still to be read. */
  open: (path: string, body: object, signal: AbortSignal) => Promise<OutboundAnswer>;
  close: () => void;
};

export type EndpointOptions = {
  address: string;
  key: string | null;
  rules: AddressRules;
  limits: Pick<EndpointLimits, "connectMs" | "firstMs">;
};

export function createEndpointClient({ address, key, rules, limits }: EndpointOptions): EndpointClient {
  const outbound = createOutboundClient(rules);
  const { host } = new URL(address);

  async function send(path: string, body: object | null, accept: string, signal: AbortSignal): Promise<OutboundAnswer> {
    const answer = await outbound.send({
      method: body === null ? "GET" : "POST",
      url: new URL(`${address}/${path}`),
      headers: {
        accept,
        ...(body === null ? {} : { "content-type": "application/json" }),
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
      connectMs: limits.connectMs,
      answerMs: limits.firstMs,
      signal,
    });
    await requireOk(host, answer, key);
    return answer;
  }

  return {
    host,
    async askJson(path, body, { maxBytes, signal }) {
      try {
        const answer = await send(path, body, "application/json", signal);
        return parseJson(host, await readText(answer.body, maxBytes));
      } catch (error) {
        throw asEndpointError(error);
      }
    },
    async open(path, body, signal) {
      try {
        return await send(path, body, "text/event-stream, application/json", signal);
      } catch (error) {
        throw asEndpointError(error);
      }
    },
    close: () => outbound.close(),
  };
}

export function parseJson(host: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new EndpointError("bad-answer", `${host} answered something that is not JSON.`, { cause: error });
  }
}
