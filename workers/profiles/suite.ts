/**
 * The self-test's items by stage. Each runs the very function that the pipelines run, with its checks: what passes
 * here is what would be taken into a draft. The texts are ours, about places and people that do not exist, so that
 * nothing can be known by heart.
 */
import { baseLanguage } from "#lib/text/sentences";
import type { StageName } from "#lib/models/profiles/schema";
import type { Engine } from "../engines/engine.ts";
import type { PipelineContext } from "../pipelines/pipeline.ts";
import { compareMeaning } from "./suite/compare-meaning.ts";
import { entailClaim } from "./suite/entail-claim.ts";
import { fillForm } from "./suite/fill-form.ts";
import { linkOfProduct } from "./suite/link-product.ts";
import { openingOfPost } from "./suite/open-post.ts";
import { proposeTitle } from "./suite/propose-title.ts";
import { rewordFact } from "./suite/reword-fact.ts";
import { shortenSentence, summariseText } from "./suite/shorten-sentence.ts";
import { translationStages } from "./suite/translation.ts";
import { textOfResult } from "./suite/write-blurb.ts";
import { optionOfQuestion } from "./suite/write-option.ts";
import { outlineWithoutSources, writeWithoutSources } from "./suite/write-freely.ts";

export type SuiteItem = {
  /** Null where the model's work was accepted; else the check's short name for why not. */
  run(context: PipelineContext): Promise<string | null>;
};

export type SuiteStage = { stage: StageName; items: readonly SuiteItem[] };

const WRITING: readonly SuiteStage[] = [
  shortenSentence,
  rewordFact,
  proposeTitle,
  openingOfPost,
  linkOfProduct,
  optionOfQuestion,
  textOfResult,
  fillForm,
  outlineWithoutSources,
  writeWithoutSources,
];

export type TestedEngine = Pick<Engine, "write" | "embed" | "translate" | "translateMany" | "entail" | "summarise">;

/** The stages that this engine can be tested in. A translator from a language without items has none. */
export function stagesFor(engine: TestedEngine): SuiteStage[] {
  const translator = translatorOf(engine);
  return [
    ...(engine.write ? WRITING : []),
    ...(translator ? translationStages(baseLanguage(translator.from), translator.to) : []),
    ...(engine.embed ? [compareMeaning] : []),
    ...(engine.entail ? [entailClaim] : []),
    ...(engine.summarise ? [summariseText] : []),
  ];
}

/** Of a model for many languages, the pair that there are texts for. */
export function translatorOf({ translate, translateMany }: Pick<Engine, "translate" | "translateMany">) {
  return translate ?? translateMany?.between("en", "pt") ?? null;
}
