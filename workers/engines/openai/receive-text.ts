/** One try to have a text written: from the answer's first byte to its end, within all limits. */
import { EndpointError, asEndpointError } from "#lib/models/endpoint/endpoint-error";
import type { OutboundAnswer } from "#lib/http/outbound/request";
import type { TextCall, TextResult } from "../engine.ts";
import { stopFor } from "./finish.ts";
import { readPart } from "./parts.ts";
import type { ProgressWatch } from "./progress-watch.ts";
import { readEvents } from "./read-events.ts";
import { createStopGuard } from "./stop-guard.ts";

/** A token is a few characters; a text or a number of events beyond these is no answer to what was asked. */
const UNITS_PER_TOKEN = 32;
const UNITS_ALWAYS_ALLOWED = 1_024;
const EVENTS_PER_TOKEN = 64;
const EVENTS_ALWAYS_ALLOWED = 2_048;

/** For the usage, which comes after the end of the text. */
const AFTER_END_MS = 1_000;

export type Received = { text: string; stop: Exclude<TextResult["stop"], "aborted">; usage: unknown };

export type TextSink = {
  /** What went to the caller so far. */
  text: string;
};

/** Throws EndpointError, or the reason of the watch's signal; `sink` has what was handed on until then. */
export async function receiveText(
  host: string,
  key: string | null,
  answer: OutboundAnswer,
  call: TextCall,
  watch: ProgressWatch,
  sink: TextSink,
): Promise<Received> {
  const guard = createStopGuard(call.stopTexts);
  const take = createTaker(host, call, sink);
  let stop: Received["stop"] | null = null;
  let usage: unknown;
  let events = 0;
  try {
    for await (const event of readEvents(host, answer)) {
      events += 1;
      if (events > EVENTS_ALWAYS_ALLOWED + call.maxTokens * EVENTS_PER_TOKEN) throw farTooMuch(host, call);
      const part = readPart(host, event, key);
      watch.moved();
      usage = part.usage ?? usage;
      if (stop !== null) continue;
      take(guard.add(part.text));
      if (guard.stopped) return { text: sink.text, stop: "end", usage };
      if (part.finish !== null) {
        stop = stopFor(host, part.finish, key);
        watch.endWithin(AFTER_END_MS);
      }
    }
  } catch (error) {
    // The text has ended, and only its usage may be missing: that is estimated then.
    if (stop === null || call.signal.aborted) throw asEndpointError(error);
  }
  if (stop === null) throw new EndpointError("interrupted", `${host} broke off in the middle of the text.`);
  take(guard.rest(), true);
  return { text: sink.text, stop, usage };
}

/** Hands on text in whole characters, without NUL, which no database takes. */
function createTaker(host: string, call: TextCall, sink: TextSink): (text: string, last?: boolean) => void {
  let half = "";
  return (text, last = false) => {
    let whole = half + text;
    half = "";
    const code = whole.charCodeAt(whole.length - 1);
    if (!last && code >= 0xd800 && code <= 0xdbff) {
      half = whole.slice(-1);
      whole = whole.slice(0, -1);
    }
    const given = whole.toWellFormed().replaceAll("\u0000", "");
    if (given === "") return;
    if (sink.text.length + given.length > UNITS_ALWAYS_ALLOWED + call.maxTokens * UNITS_PER_TOKEN)
      throw farTooMuch(host, call);
    sink.text += given;
    call.onText(given);
  };
}

function farTooMuch(host: string, { maxTokens }: TextCall): EndpointError {
  return new EndpointError(
    "bad-answer",
    `${host} sent far more than the ${maxTokens} tokens that it was asked for, and was cut off.`,
  );
}
