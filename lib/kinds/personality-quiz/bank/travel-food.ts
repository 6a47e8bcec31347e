import { scenario, type Scenario } from "./scenario.ts";

export const travel: readonly Scenario[] = [
  scenario(
    "travel-first-day",
    "travel",
    "You have one free day in a city that you have never seen. What comes first?",
    [
      ["Wandering off without a map", "spontaneous", "adventurous", "independent"],
      ["Ticking off a list made at home", "organised", "focused", "ambitious"],
      ["Finding the market and tasting everything", "curious", "generous", "sociable"],
      ["Sitting in a square and watching people", "calm", "private", "imaginative"],
      ["Walking to the oldest street there is", "traditional", "earnest", "elegant"],
      ["Asking the others what they would like", "supportive", "warm", "diplomatic"],
    ],
  ),
  scenario("travel-missed-train", "travel", "The last train has just left without you. What do you do?", [
    ["Book the next one before anyone asks", "leading", "practical", "energetic"],
    ["Laugh, and look for a place to eat", "playful", "easygoing", "sociable"],
    ["Work out three other ways home", "analytical", "organised", "inventive"],
    ["Take it as a sign to stay the night", "spontaneous", "adventurous", "imaginative"],
    ["See whether everyone is all right", "warm", "loyal", "supportive"],
    ["Find a bench, a book and some quiet", "calm", "private", "down-to-earth"],
  ]),
  scenario("travel-suitcase", "travel", "What gives your suitcase away?", [
    ["Half of it is empty, for finds", "curious", "spontaneous", "adventurous"],
    ["Everything has its own bag", "organised", "focused", "practical"],
    ["One good outfit for every evening", "elegant", "ambitious", "sociable"],
    ["Presents for the people you visit", "generous", "warm", "loyal"],
    ["Clothes that were old ten years ago", "thrifty", "down-to-earth", "traditional"],
    ["A gadget that nobody has seen yet", "inventive", "playful", "independent"],
  ]),
];

export const food: readonly Scenario[] = [
  scenario("food-friday-dinner", "food", "It is Friday evening and you are hungry. What happens in the kitchen?", [
    ["A new recipe, and the smoke alarm", "inventive", "adventurous", "playful"],
    ["The dish that your family always made", "traditional", "loyal", "settled"],
    ["Something good from what is left over", "thrifty", "practical", "down-to-earth"],
    ["A big pot, and more chairs", "generous", "sociable", "warm"],
    ["Soup for one, and the radio", "private", "calm", "independent"],
    ["Three courses on the good plates", "elegant", "ambitious", "focused"],
  ]),
  scenario("food-menu", "food", "The waiter hands you a menu of twelve pages. How do you choose?", [
    ["What I cannot pronounce", "adventurous", "curious", "inventive"],
    ["What I had last time", "settled", "traditional", "loyal"],
    ["What gives the most for the price", "thrifty", "analytical", "practical"],
    ["What we can all share", "sociable", "generous", "diplomatic"],
    ["Whatever my finger lands on", "spontaneous", "playful", "easygoing"],
    ["What the cook says is best, straight out", "direct", "leading", "energetic"],
  ]),
  scenario("food-failed-cake", "food", "The cake has collapsed and the guests are at the door. What now?", [
    ["Cream on top, and a new name for it", "imaginative", "inventive", "playful"],
    ["Say that it went wrong, and cut it", "down-to-earth", "direct", "earnest"],
    ["Run out and buy another one", "energetic", "practical", "spontaneous"],
    ["Find out which step went wrong", "focused", "analytical", "independent"],
    ["Put everyone else at ease about it", "diplomatic", "warm", "supportive"],
    ["Send two people for fruit, one for plates", "leading", "organised", "ambitious"],
  ]),
];
