import type { Trait } from "#lib/kinds/personality-quiz/traits";
import { tryText } from "../../pipelines/personality-quiz/propose-texts.ts";
import { noUsage } from "../../pipelines/writing/ask-writer.ts";
import { mayUseWords } from "./personality-words.ts";
import type { SuiteStage } from "../suite.ts";

/** Theme of a quiz, name of a result, and its traits. */
const RESULTS: readonly [theme: string, title: string, ...traits: Trait[]][] = [
  ["Which lighthouse are you?", "The Far Light", "calm", "loyal", "independent"],
  ["Which boat are you?", "The Tug", "supportive", "practical", "energetic"],
  ["Which bread are you?", "The Sourdough", "traditional", "calm", "down-to-earth"],
  ["Which garden are you?", "The Wild Meadow", "spontaneous", "curious", "easygoing"],
  ["Which instrument are you?", "The Accordion", "sociable", "warm", "playful"],
  ["Which clock are you?", "The Station Clock", "organised", "focused", "loyal"],
  ["Which lamp are you?", "The Lantern", "generous", "warm", "imaginative"],
  ["Which path are you?", "The Dune Track", "adventurous", "independent", "curious"],
  ["Which ship model are you?", "The Clipper", "ambitious", "energetic", "elegant"],
  ["Which room of a library are you?", "The Reading Room", "private", "analytical", "calm"],
];

/** The text that stands for another result of the same quiz. */
const BESIDE = { title: "The Other", text: "You are the first to laugh when plans fall apart.", traits: [] };

export const textOfResult: SuiteStage = {
  stage: "write-blurb",
  items: RESULTS.map(([theme, title, ...traits], index) => ({
    async run(context) {
      const checking = { theme, mayUse: mayUseWords(context.forbiddenWords), usage: noUsage() };
      return (await tryText({ title, text: "", traits }, [BESIDE], index, checking, context)).refused;
    },
  })),
};
