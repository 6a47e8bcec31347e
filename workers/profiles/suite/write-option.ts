import type { PersonalityOption } from "#lib/kinds/personality-quiz/schema";
import type { Trait } from "#lib/kinds/personality-quiz/traits";
import { tryOption } from "../../pipelines/personality-quiz/propose-options.ts";
import { noUsage } from "../../pipelines/writing/ask-writer.ts";
import { mayUseWords } from "./personality-words.ts";
import type { SuiteStage } from "../suite.ts";

/** A question, the option whose words are asked for, and the options beside it. */
const QUESTIONS: readonly [stem: string, trait: Trait, text: string, ...beside: string[]][] = [
  [
    "The ferry is two hours late. What now?",
    "calm",
    "Watch the gulls for a while",
    "Look for a card game",
    "Ask the crew for news",
    "Plan another way across",
  ],
  [
    "A neighbour lends you a boat for a day. What do you do?",
    "adventurous",
    "Row to the far island",
    "Clean it before you go",
    "Invite half the street",
    "Fish near the old pier",
  ],
  [
    "What is on your kitchen table?",
    "organised",
    "A list for every market day",
    "A bowl of ripe pears",
    "A half-finished drawing",
    "A letter from a friend",
  ],
  [
    "The choir needs somebody on Thursday. What is your part?",
    "supportive",
    "Turning pages for the pianist",
    "Singing the highest notes",
    "Choosing the songs alone",
    "Counting tickets at the door",
  ],
  [
    "It snows all weekend. Where are you found?",
    "imaginative",
    "Inventing stories by the window",
    "Clearing the path at seven",
    "Building a fort with children",
    "Baking bread for the street",
  ],
  [
    "Your train passes a town you do not know. What do you think?",
    "curious",
    "Who lives above the bakery there",
    "When the next stop will come",
    "Where the best view would be",
    "How a friend might like it",
  ],
  [
    "You find an old clock at a market. What happens?",
    "practical",
    "You take it apart to repair it",
    "You hang it up as it is",
    "You give it to your aunt",
    "You haggle for the fun of it",
  ],
  [
    "A lamp festival comes to town. What do you bring?",
    "generous",
    "Lamps for all who have none",
    "A camera with a new film",
    "A map of the quiet corners",
    "A drum and loud friends",
  ],
  [
    "The village meets about the new footpath. What do you do?",
    "diplomatic",
    "Look for what both sides share",
    "Draw the route on the wall",
    "Vote early and go home",
    "Tell how it was long ago",
  ],
  [
    "The harvest is in. How do you spend the evening?",
    "playful",
    "Hiding apples for the children",
    "Resting feet by the stove",
    "Writing down what was picked",
    "Dancing in the empty barn",
  ],
];

export const optionOfQuestion: SuiteStage = {
  stage: "write-option",
  items: QUESTIONS.map(([stem, trait, text, ...beside], index) => ({
    async run(context) {
      const option: PersonalityOption = { id: "own", text, weights: {}, traits: [trait] };
      const others = beside.map((other, at): PersonalityOption => ({ id: `other-${at}`, text: other, weights: {} }));
      const checking = { mayUse: mayUseWords(context.forbiddenWords), usage: noUsage() };
      return (await tryOption({ stem, options: [option, ...others] }, option, index, checking, context)).refused;
    },
  })),
};
