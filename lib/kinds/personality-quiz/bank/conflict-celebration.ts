import { scenario, type Scenario } from "./scenario.ts";

export const conflict: readonly Scenario[] = [
  scenario("conflict-loud-music", "conflict", "Loud music from upstairs, at one in the morning. What do you do?", [
    ["Go up and say it plainly", "direct", "leading", "energetic"],
    ["Go up and join in", "sociable", "spontaneous", "adventurous"],
    ["Write a friendly note for tomorrow", "diplomatic", "elegant", "warm"],
    ["Put the earplugs in", "calm", "easygoing", "private"],
    ["Look up the rules of the house", "organised", "analytical", "traditional"],
    ["Play along on the saucepan", "playful", "imaginative", "inventive"],
  ]),
  scenario(
    "conflict-two-friends",
    "conflict",
    "Two of your friends no longer speak to each other. What is your move?",
    [
      ["I invite them both, and cook", "generous", "diplomatic", "sociable"],
      ["I tell each of them what I think", "direct", "earnest", "independent"],
      ["I listen to both, and keep it to myself", "loyal", "private", "calm"],
      ["I find out how it began", "analytical", "curious", "inventive"],
      ["I wait, such things pass", "easygoing", "settled", "down-to-earth"],
      ["I sit them down and lead the talk", "leading", "practical", "ambitious"],
    ],
  ),
  scenario("conflict-queue", "conflict", "Somebody pushes in front of you in the queue. How do you take it?", [
    ["With a clear word", "direct", "leading", "ambitious"],
    ["With a shrug", "easygoing", "calm", "generous"],
    ["With a joke that everyone hears", "playful", "sociable", "inventive"],
    ["With the thought that they may be in need", "warm", "supportive", "imaginative"],
    ["With a polite question", "diplomatic", "elegant", "curious"],
    ["With a look, and the next queue", "independent", "practical", "energetic"],
  ]),
];

export const celebration: readonly Scenario[] = [
  scenario("celebration-birthday", "celebration", "How would you like to spend your birthday?", [
    ["With everyone I know", "sociable", "energetic", "generous"],
    ["With one person, and a long walk", "private", "loyal", "calm"],
    ["As every year, cake at four", "settled", "traditional", "organised"],
    ["On the way to somewhere new", "adventurous", "independent", "spontaneous"],
    ["With a costume and a theme", "imaginative", "playful", "leading"],
    ["At a table with white linen", "elegant", "ambitious", "focused"],
  ]),
  scenario("celebration-party-corner", "celebration", "You are looked for at a party. Where are you found?", [
    ["On the dance floor", "energetic", "spontaneous", "playful"],
    ["In the kitchen, deep in talk", "earnest", "curious", "warm"],
    ["By the sink, washing glasses", "down-to-earth", "supportive", "practical"],
    ["At the door, saying hello to all", "leading", "sociable", "diplomatic"],
    ["On the balcony, alone for a minute", "private", "calm", "imaginative"],
    ["Beside the speakers, changing the music", "independent", "inventive", "direct"],
  ]),
  scenario("celebration-present", "celebration", "What is the best present that you ever gave?", [
    ["One that I made with my own hands", "inventive", "thrifty", "practical"],
    ["One that was far too expensive", "generous", "spontaneous", "elegant"],
    ["One that I had noted in spring", "organised", "focused", "loyal"],
    ["A day out, destination unknown", "adventurous", "imaginative", "energetic"],
    ["A letter with all that I never said", "earnest", "warm", "direct"],
    ["Something small that made them laugh", "playful", "easygoing", "down-to-earth"],
  ]),
];
