import { scenario, type Scenario } from "./scenario.ts";

export const money: readonly Scenario[] = [
  scenario("money-found", "money", "A forgotten banknote turns up in your winter coat. Where does it go?", [
    ["Into the savings jar", "thrifty", "organised", "settled"],
    ["On a round for the table", "generous", "sociable", "playful"],
    ["On a ticket to anywhere", "spontaneous", "adventurous", "independent"],
    ["On good soap, or a better pen", "elegant", "calm", "private"],
    ["To a cause that I believe in", "earnest", "warm", "loyal"],
    ["Into a bet with myself", "ambitious", "energetic", "focused"],
  ]),
  scenario("money-big-purchase", "money", "You need a new bicycle. How do you buy it?", [
    ["With a table of twelve models", "analytical", "focused", "organised"],
    ["By riding the first one that smiles at me", "spontaneous", "playful", "energetic"],
    ["From somebody who no longer needs theirs", "down-to-earth", "thrifty", "easygoing"],
    ["By asking the friend who knows about them", "loyal", "diplomatic", "supportive"],
    ["The beautiful one, and then oats for a month", "elegant", "imaginative", "independent"],
    ["By talking the price down", "direct", "ambitious", "leading"],
  ]),
  scenario("money-shared-bill", "money", "The bill comes, and nobody has kept count. What do you do?", [
    ["Pay it before the others look up", "generous", "leading", "spontaneous"],
    ["Add it up, to the cent", "analytical", "thrifty", "direct"],
    ["Say “in equal parts”, so that nobody argues", "diplomatic", "practical", "sociable"],
    ["Make a game of who pays", "inventive", "playful", "adventurous"],
    ["Quietly pay for the friend who is short", "supportive", "warm", "loyal"],
    ["Lean back, it will sort itself out", "easygoing", "calm", "down-to-earth"],
  ]),
];

export const friends: readonly Scenario[] = [
  scenario("friends-call", "friends", "A friend rings at midnight, in tears. What do you do?", [
    ["Listen for as long as it takes", "warm", "calm", "earnest"],
    ["Put my coat on and go there", "loyal", "energetic", "spontaneous"],
    ["Ask what exactly happened", "analytical", "curious", "direct"],
    ["Find the words that bring a laugh", "playful", "sociable", "imaginative"],
    ["Make a plan for tomorrow morning", "organised", "practical", "leading"],
    ["Offer the sofa, and soup", "settled", "generous", "supportive"],
  ]),
  scenario("friends-part", "friends", "What part do you play among your friends?", [
    ["The one who books the table", "leading", "organised", "sociable"],
    ["The one who knows a strange fact", "curious", "analytical", "imaginative"],
    ["The one who leaves early", "private", "independent", "direct"],
    ["The one who never forgets a birthday", "loyal", "warm", "traditional"],
    ["The one who makes peace", "diplomatic", "easygoing", "supportive"],
    ["The one who says “let us just go”", "spontaneous", "adventurous", "energetic"],
  ]),
  scenario("friends-new-neighbour", "friends", "Somebody new has moved in next door. How do you say hello?", [
    ["With a cake on the first evening", "generous", "traditional", "warm"],
    ["With an invitation to the street party", "sociable", "playful", "energetic"],
    ["With a nod on the stairs, that is enough", "private", "calm", "down-to-earth"],
    ["With a drill, if one is needed", "practical", "supportive", "thrifty"],
    ["With three questions at once", "curious", "direct", "spontaneous"],
    ["With a handwritten card", "elegant", "diplomatic", "earnest"],
  ]),
];
