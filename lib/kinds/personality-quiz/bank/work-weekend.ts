import { scenario, type Scenario } from "./scenario.ts";

export const work: readonly Scenario[] = [
  scenario("work-monday", "work", "A new project starts on Monday. What do you do first?", [
    ["Draw up the plan and the dates", "organised", "analytical", "practical"],
    ["Say who does what", "leading", "direct", "ambitious"],
    ["Collect ten ideas, however odd", "imaginative", "playful", "inventive"],
    ["Ask who needs a hand", "supportive", "warm", "loyal"],
    ["Shut the door and begin", "focused", "private", "independent"],
    ["Wait and see how it develops", "easygoing", "calm", "settled"],
  ]),
  scenario("work-late-friday", "work", "It is late on Friday and the work is not done. What do you say?", [
    ["“I will stay until it is perfect.”", "ambitious", "focused", "earnest"],
    ["“It can wait until Monday.”", "easygoing", "calm", "down-to-earth"],
    ["“Go home, I will finish yours too.”", "generous", "supportive", "loyal"],
    ["“Which half of this do we need?”", "analytical", "practical", "thrifty"],
    ["“Whoever is done first chooses the music.”", "energetic", "playful", "sociable"],
    ["“I said on Tuesday that it was too much.”", "direct", "independent", "organised"],
  ]),
  scenario("work-desk", "work", "What does your desk look like?", [
    ["Empty, but for one sheet of paper", "focused", "elegant", "calm"],
    ["Sticky notes in four colours", "organised", "energetic", "ambitious"],
    ["Half-built things and loose screws", "inventive", "curious", "practical"],
    ["Photographs and a plant with a name", "warm", "loyal", "playful"],
    ["The same mug since the first day", "settled", "traditional", "thrifty"],
    ["Mine is wherever I sit down", "independent", "adventurous", "spontaneous"],
  ]),
];

export const weekend: readonly Scenario[] = [
  scenario("weekend-saturday", "weekend", "Saturday morning, and nothing in the calendar. What do you do?", [
    ["Out of the door before breakfast", "energetic", "adventurous", "independent"],
    ["Back to bed with a pot of tea", "calm", "settled", "easygoing"],
    ["Call round and see who is in", "sociable", "spontaneous", "generous"],
    ["Mend what has been broken for weeks", "practical", "focused", "thrifty"],
    ["Sit down with paint, paper or guitar", "imaginative", "private", "playful"],
    ["Look in on a grandparent or an old neighbour", "loyal", "warm", "traditional"],
  ]),
  scenario("weekend-rain", "weekend", "It has rained since noon. How do you spend the afternoon?", [
    ["In boots, out in it", "adventurous", "energetic", "down-to-earth"],
    ["In an online course on something strange", "curious", "inventive", "ambitious"],
    ["Over a board game that you mean to win", "playful", "analytical", "leading"],
    ["Sorting photographs of past years", "traditional", "organised", "earnest"],
    ["Baking for the whole house", "generous", "warm", "supportive"],
    ["Alone, and glad of the excuse", "independent", "private", "calm"],
  ]),
  scenario("weekend-cancelled", "weekend", "Your plans for tonight are called off. What is your first thought?", [
    ["“Good. A whole evening to myself.”", "private", "calm", "independent"],
    ["“Then who else is free?”", "energetic", "sociable", "leading"],
    ["“I hope that nothing bad has happened.”", "warm", "loyal", "earnest"],
    ["“I had a plan B for this.”", "organised", "analytical", "practical"],
    ["“Something better will turn up.”", "easygoing", "spontaneous", "playful"],
    ["“That saves me the money for the ticket.”", "thrifty", "down-to-earth", "direct"],
  ]),
];
