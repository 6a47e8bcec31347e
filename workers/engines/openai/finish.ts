import { cleanWords } from "#lib/models/endpoint/refused-answer";
import { EndpointError } from "#lib/models/endpoint/endpoint-error";
import type { TextResult } from "../engine.ts";

/** Names of servers for one of the two ways in which a text ends well. */
const ENDED = ["stop", "eos", "eos_token", "stop_sequence", "end_turn", "complete", "completed"];
const CUT = ["length", "max_tokens", "max_output_tokens"];

const MAX_NAME = 40;

/** Throws EndpointError for a reason that leaves the text in doubt. */
export function stopFor(host: string, finish: string, key: string | null): Exclude<TextResult["stop"], "aborted"> {
  const name = finish.toLowerCase();
  if (ENDED.includes(name)) return "end";
  if (CUT.includes(name)) return "length";
  if (name === "content_filter")
    throw new EndpointError("bad-answer", `${host} stopped the text by its content filter.`);
  const shown = cleanWords(finish, key).slice(0, MAX_NAME).toWellFormed();
  throw new EndpointError("bad-answer", `${host} ended the text for a reason that is not known here (“${shown}”).`);
}
