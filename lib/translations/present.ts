import type { TranslatedSegment, TranslationInput, TranslationResult } from "./schema.ts";

/** For a text its segments and the whole; for segments one for each, in their order. */
export function presentTranslation({ from, to, format, text }: TranslationInput, result: TranslationResult) {
  const [first] = result.texts;
  const whole = text !== undefined && first ? first : null;
  return {
    from,
    to,
    format,
    text: whole?.text ?? null,
    segments: whole ? whole.segments : result.texts.map(asOne),
    versions: result.versions,
  };
}

function asOne({ text, segments }: TranslationResult["texts"][number]): TranslatedSegment {
  return {
    source: segments.map(({ source }) => source).join(" "),
    target: text,
    sound: segments.every(({ sound }) => sound),
    findings: segments.flatMap(({ findings }) => findings),
  };
}
