/** The server's answer as the data of its events (server-sent events, WHATWG HTML section 9.2), one after another. */
import { createParser, type ParseError } from "eventsource-parser";
import { parseJson } from "#lib/models/endpoint/client";
import { EndpointError } from "#lib/models/endpoint/endpoint-error";
import type { OutboundAnswer } from "#lib/http/outbound/request";
import { readText } from "#lib/http/outbound/read-text";

/** One event holds a few characters of text; a server may put facts of its own beside them. */
const MAX_EVENT_UNITS = 256 * 1024;
const MAX_WHOLE_BYTES = 8 * 1024 ** 2;
/** Read on after the end, so that the connection can be used again. */
const MAX_BYTES_AFTER_END = 64 * 1024;

/**
 * Parsed events until `[DONE]` or the end of the stream; a server that does not stream gives its whole answer as the only one.
 * Throws EndpointError, OutboundError when the connection breaks, or the reason of the request's signal.
 */
export async function* readEvents(host: string, answer: OutboundAnswer): AsyncGenerator<unknown> {
  const type = (answer.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const coded = answer.headers["content-encoding"];
  if (coded !== undefined && coded !== "identity")
    throw new EndpointError("bad-answer", `${host} answered in a coding that was not asked for.`);
  if (type === "application/json") return yield parseJson(host, await readText(answer.body, MAX_WHOLE_BYTES));
  if (type !== "text/event-stream")
    throw new EndpointError("bad-answer", `${host} answered with ${type || "no type"} instead of a stream of events.`);
  yield* parseStream(host, answer.body);
}

async function* parseStream(host: string, body: AsyncIterable<Buffer>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let waiting: string[] = [];
  let broken: ParseError | null = null;
  const parser = createParser({
    onEvent: ({ data }) => waiting.push(data),
    // Fields that are not of the standard are to be passed over; an event without end is not.
    onError: (error) => (broken = error.type === "max-buffer-size-exceeded" ? error : broken),
    maxBufferSize: MAX_EVENT_UNITS,
  });
  let ended = false;
  let bytesAfterEnd = 0;
  for await (const chunk of body) {
    if (ended) {
      bytesAfterEnd += chunk.length;
      if (bytesAfterEnd > MAX_BYTES_AFTER_END) return;
      continue;
    }
    parser.feed(decode(host, decoder, chunk));
    const ready = waiting;
    waiting = [];
    for (const data of ready) {
      ended ||= data.trim() === "[DONE]";
      if (!ended) yield parseJson(host, data);
    }
    if (broken) throw new EndpointError("bad-answer", `${host} sent an event larger than it may be.`);
  }
  if (!ended) decode(host, decoder);
}

function decode(host: string, decoder: TextDecoder, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch (error) {
    throw new EndpointError("bad-answer", `${host} sent text that is not UTF-8.`, { cause: error });
  }
}
