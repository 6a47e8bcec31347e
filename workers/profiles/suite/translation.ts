import { checkSegment } from "#lib/kinds/translation/segment-check";
import type { StageName } from "#lib/models/profiles/schema";
import { splitSegments } from "../../pipelines/translation/segments.ts";
import { translateSegments } from "../../pipelines/translation/translate-segments.ts";
import { mostFrequent } from "../most-frequent.ts";
import type { SuiteItem, SuiteStage } from "../suite.ts";
import { ENGLISH, PORTUGUESE, type TranslationTexts } from "./translation-texts.ts";

const TEXTS: Record<string, TranslationTexts> = { en: ENGLISH, pt: PORTUGUESE };

/** None where we have no texts in the language. */
export function translationStages(from: string, to: string): SuiteStage[] {
  const texts = TEXTS[from];
  if (!texts) return [];
  const stage = (name: StageName, items: SuiteItem[]): SuiteStage => ({ stage: name, items });
  const plain = (markdown: string) => item(markdown, [], { from, to });
  return [
    stage("translate-numbers", texts.numbers.map(plain)),
    stage(
      "translate-names",
      texts.names.map(([markdown, ...names]) => item(markdown, names, { from, to })),
    ),
    stage("translate-marks", texts.marks.map(plain)),
    stage("translate-placeholders", texts.placeholders.map(plain)),
    stage("translate-length", texts.passages.map(plain)),
  ];
}

/** As the pipeline does it: accepted where each segment came back and no check has more than a hint to give. */
function item(markdown: string, names: readonly string[], languages: { from: string; to: string }): SuiteItem {
  return {
    async run(context) {
      const segments = splitSegments(markdown, languages.from);
      const translated = await translateSegments(segments, markdown, languages, context);
      const faults = translated.flatMap(({ markdown: target, way, sound }, index) => {
        if (way === "source") return ["not-translated"];
        if (sound) return [];
        const segment = segments[index];
        const source = segment ? markdown.slice(segment.start, segment.end) : "";
        return checkSegment({ source, target, ...languages }).flatMap(({ rule, severity }) =>
          severity === "hint" ? [] : [rule],
        );
      });
      if (faults.length > 0) return mostFrequent(faults);
      const text = translated.map((one) => one.markdown).join(" ");
      return names.every((name) => text.includes(name)) ? null : "name-lost";
    },
  };
}
