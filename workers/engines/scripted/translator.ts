/**
 * The translate task: each word in lower case gets a raised letter for the language that it was translated into,
 * and loses that of the language that it came from; English has none. So a translation is told from its source,
 * back-translation gives the source again, and tags, numbers, names, code, addresses and placeholders stay.
 */
import type { ManyLanguageEngine, ModelVersionRef, TranslateEngine } from "../engine.ts";
import { codeOf } from "../language-codes.ts";
import { throwIfAborted } from "../load-request.ts";
import { delayOf, findFault, strike } from "./faults.ts";
import { pause } from "./pause.ts";
import type { ScriptedSettings } from "./settings.ts";

const raised = {
  a: "ᵃ",
  b: "ᵇ",
  c: "ᶜ",
  d: "ᵈ",
  e: "ᵉ",
  f: "ᶠ",
  g: "ᵍ",
  h: "ʰ",
  i: "ⁱ",
  j: "ʲ",
  k: "ᵏ",
  l: "ˡ",
  m: "ᵐ",
  n: "ⁿ",
  o: "ᵒ",
  p: "ᵖ",
  r: "ʳ",
  s: "ˢ",
  t: "ᵗ",
  u: "ᵘ",
  v: "ᵛ",
  w: "ʷ",
  x: "ˣ",
  y: "ʸ",
  z: "ᶻ",
};

const kept = /<[^>]*>|&#?\w+;|`[^`]*`|\{[^{}]*\}|\[\[[^\]]*\]\]|https?:\/\/[^\s<]+/u;
const word = /[\p{L}\p{N}_][\p{L}\p{M}\p{N}_'’-]*/u;
const piece = new RegExp(`${kept.source}|${word.source}`, "gu");

export function createScriptedTranslator(version: ModelVersionRef, settings: ScriptedSettings): TranslateEngine {
  const { from, to } = settings;
  return {
    version,
    from,
    to,
    async translate(call) {
      const fault = findFault(call.segments, settings.fault);
      const delayMs = delayOf(fault, settings.delayMs);
      const segments: string[] = [];
      for (const [index, segment] of call.segments.entries()) {
        await strike(fault, index);
        await pause(delayMs, call.signal);
        throwIfAborted(call.signal);
        const translation = fault?.kind === "empty" ? "" : markWords(segment, from, to);
        segments.push(translation);
        call.onSegment(index, translation);
      }
      await strike(fault, segments.length);
      return { segments };
    },
  };
}

export function createScriptedManyTranslator(
  version: ModelVersionRef,
  settings: ScriptedSettings,
  codes: string[],
): ManyLanguageEngine {
  return {
    version,
    codes,
    between(from, to) {
      const known = [from, to].every((language) => codeOf(language, codes) !== null);
      return known ? createScriptedTranslator(version, { ...settings, from, to }) : null;
    },
  };
}

export function markWords(text: string, from: string, to: string): string {
  const [fromMark, toMark] = [markOf(from), markOf(to)];
  return text.replace(piece, (found) => {
    if (!/^\p{Ll}[\p{L}\p{M}'’-]*$/u.test(found)) return found;
    const bare = fromMark !== "" && found.endsWith(fromMark) ? found.slice(0, -fromMark.length) : found;
    return bare + toMark;
  });
}

function markOf(language: string): string {
  const letter = language.charAt(0).toLowerCase();
  if (language.toLowerCase().split("-")[0] === "en") return "";
  return letter in raised ? raised[letter as keyof typeof raised] : raised.t;
}
