import { scenario, type Scenario } from "./scenario.ts";

export const nature: readonly Scenario[] = [
  scenario("nature-fork", "nature", "The path in the forest forks. Which way do you take?", [
    ["The one that nobody has trodden", "adventurous", "independent", "curious"],
    ["The one on the map", "organised", "practical", "settled"],
    ["The one that goes up", "ambitious", "energetic", "focused"],
    ["The one that the others prefer", "diplomatic", "supportive", "easygoing"],
    ["The one with the better light", "elegant", "imaginative", "calm"],
    ["Heads left, tails right", "spontaneous", "playful", "inventive"],
  ]),
  scenario("nature-garden", "nature", "You are given a piece of garden. What becomes of it?", [
    ["Straight rows of vegetables", "practical", "organised", "thrifty"],
    ["A meadow that may do as it likes", "easygoing", "independent", "calm"],
    ["Roses, like those of my grandmother", "traditional", "elegant", "loyal"],
    ["A long table under a tree", "sociable", "generous", "warm"],
    ["A trial bed with labels", "analytical", "curious", "inventive"],
    ["A corner where nobody finds me", "private", "imaginative", "earnest"],
  ]),
  scenario("nature-night-outside", "nature", "A night in a tent. What is your task?", [
    ["Choosing the place", "leading", "ambitious", "direct"],
    ["Making the fire", "practical", "down-to-earth", "energetic"],
    ["Cooking for all", "supportive", "generous", "settled"],
    ["Telling the stories", "imaginative", "sociable", "playful"],
    ["Keeping watch", "loyal", "calm", "focused"],
    ["Finding out what rustles", "curious", "adventurous", "independent"],
  ]),
];

export const style: readonly Scenario[] = [
  scenario("style-morning", "style", "It is morning and you open the wardrobe. What do you reach for?", [
    ["What I laid out last night", "organised", "settled", "focused"],
    ["What is on top", "down-to-earth", "easygoing", "practical"],
    ["The colour of my mood", "imaginative", "spontaneous", "independent"],
    ["What makes people look up", "leading", "ambitious", "energetic"],
    ["The coat that outlived its owner", "traditional", "thrifty", "loyal"],
    ["Something plain that fits very well", "elegant", "private", "analytical"],
  ]),
  scenario("style-gift-jumper", "style", "Your aunt has knitted you a jumper, in orange. What do you do?", [
    ["Wear it at once, because she made it", "warm", "loyal", "traditional"],
    ["Wear it as a joke, and then for real", "playful", "easygoing", "adventurous"],
    ["Tell her that I prefer blue", "direct", "independent", "earnest"],
    ["Say that the stitches are wonderful", "diplomatic", "elegant", "calm"],
    ["Turn it into two cushions", "inventive", "practical", "thrifty"],
    ["Ask her to teach me how", "curious", "supportive", "sociable"],
  ]),
  scenario("style-haircut", "style", "What do you say at the hairdresser's?", [
    ["“As always, please.”", "settled", "traditional", "calm"],
    ["“Surprise me.”", "adventurous", "spontaneous", "inventive"],
    ["“Two centimetres, and not one more.”", "focused", "direct", "organised"],
    ["“What would suit me, in your view?”", "diplomatic", "curious", "supportive"],
    ["“Like on this picture, exactly.”", "ambitious", "elegant", "analytical"],
    ["“I cut it myself, at home.”", "independent", "thrifty", "down-to-earth"],
  ]),
];
