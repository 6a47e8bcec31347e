/**
 * What this server takes: servers of this protocol differ in their parameters. One that is refused is left out from
 * then on, and comes back in `ignored` where the caller would want to know.
 */
import type { EndpointError } from "#lib/models/endpoint/endpoint-error";
import type { TextCall, TextResult } from "../engine.ts";

const PARAMETERS = ["response_format", "stream_options", "seed", "stop", "temperature", "max_tokens"] as const;
export type Parameter = (typeof PARAMETERS)[number];

/** Left out together when a server refuses a request without naming what it does not take; nothing rests on them. */
const LADDER: Parameter[][] = [["response_format"], ["stream_options", "seed"]];

export type Dialect = {
  /** For one call; what it learned is kept when the call succeeds. */
  begin: () => DialectOfCall;
};

export type DialectOfCall = {
  omits: (parameter: Parameter) => boolean;
  /** Leaves out what the refusal may be about. False when nothing is left to leave out. */
  learn: (refusal: EndpointError, body: object) => boolean;
  keep: () => void;
  ignored: (call: TextCall) => TextResult["ignored"];
};

export function createDialect(): Dialect {
  let known = new Set<Parameter>();
  return {
    begin() {
      const omitted = new Set(known);
      return {
        omits: (parameter) => omitted.has(parameter),
        learn(refusal, body) {
          const more = refused(refusal, body).filter((parameter) => !omitted.has(parameter));
          for (const parameter of more) omitted.add(parameter);
          return more.length > 0;
        },
        keep: () => (known = omitted),
        ignored: (call) => ignoredSettings(omitted, call),
      };
    },
  };
}

function refused({ parameter }: EndpointError, body: object): Parameter[] {
  const named = PARAMETERS.find((name) => parameter === name || parameter?.startsWith(`${name}.`));
  if (named) return named in body ? [named] : [];
  if (parameter !== undefined) return [];
  return LADDER.find((step) => step.some((name) => name in body)) ?? [];
}

function ignoredSettings(omitted: Set<Parameter>, call: TextCall): TextResult["ignored"] {
  const why = "The server does not take it.";
  const ignored: TextResult["ignored"] = [];
  if (call.json && omitted.has("response_format")) ignored.push({ setting: "json", why });
  if (omitted.has("seed")) ignored.push({ setting: "seed", why });
  if (omitted.has("temperature")) ignored.push({ setting: "temperature", why });
  return ignored;
}
