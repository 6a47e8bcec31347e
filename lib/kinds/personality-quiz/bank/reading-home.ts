import { scenario, type Scenario } from "./scenario.ts";

export const reading: readonly Scenario[] = [
  scenario("reading-next-book", "reading", "You leave the bookshop with one book. Which?", [
    ["A novel that takes place on another planet", "imaginative", "adventurous", "inventive"],
    ["The classic that you always meant to read", "traditional", "earnest", "ambitious"],
    ["A thick one about how the brain works", "analytical", "curious", "private"],
    ["One to give to a friend", "generous", "loyal", "warm"],
    ["The one with the cover that made you laugh", "playful", "spontaneous", "easygoing"],
    ["A second-hand guide to mending furniture", "practical", "thrifty", "down-to-earth"],
  ]),
  scenario("reading-last-page", "reading", "You have reached the last page. What do you do with the book?", [
    ["Put it back in its place on the shelf", "settled", "organised", "elegant"],
    ["Press it into somebody's hands", "generous", "sociable", "energetic"],
    ["Look up everything that it mentioned", "curious", "analytical", "thrifty"],
    ["Think up another ending", "imaginative", "inventive", "independent"],
    ["Say what was wrong with it", "direct", "leading", "ambitious"],
    ["Sit a while in silence", "earnest", "calm", "private"],
  ]),
  scenario("reading-newspaper", "reading", "A newspaper lies on the table. What do you turn to?", [
    ["The opinion page, with a pencil", "earnest", "direct", "leading"],
    ["The crossword", "focused", "analytical", "traditional"],
    ["The small ads", "thrifty", "practical", "curious"],
    ["The cartoon", "playful", "easygoing", "imaginative"],
    ["The photographs of the opening night", "elegant", "sociable", "ambitious"],
    ["The page about the neighbourhood", "loyal", "supportive", "settled"],
  ]),
];

export const home: readonly Scenario[] = [
  scenario("home-free-wall", "home", "You have a bare wall at home. What goes on it?", [
    ["A map with pins in it", "adventurous", "curious", "organised"],
    ["Family photographs in old frames", "loyal", "traditional", "warm"],
    ["One picture, in the right light", "elegant", "focused", "private"],
    ["Shelves, because they are needed", "practical", "down-to-earth", "thrifty"],
    ["Paint, straight onto the wall", "imaginative", "spontaneous", "inventive"],
    ["Nothing yet, it will come to me", "easygoing", "calm", "independent"],
  ]),
  scenario("home-power-cut", "home", "The lights go out in the whole street. What do you do?", [
    ["Fetch the torch from its hook", "organised", "practical", "calm"],
    ["Knock on the neighbours' doors", "supportive", "warm", "sociable"],
    ["Tell ghost stories", "playful", "imaginative", "spontaneous"],
    ["Find out what caused it", "curious", "analytical", "inventive"],
    ["Light candles, and stay where you are", "settled", "elegant", "private"],
    ["Go out and look at the stars", "earnest", "adventurous", "independent"],
  ]),
  scenario("home-moving", "home", "You move next week. What worries you least?", [
    ["The boxes, they are numbered", "organised", "ambitious", "analytical"],
    ["The heavy things, I carry them myself", "independent", "energetic", "direct"],
    ["Leaving, every place is an adventure", "adventurous", "easygoing", "spontaneous"],
    ["The helpers, there will be cake for all", "generous", "sociable", "warm"],
    ["The costs, a friend lends me the van", "thrifty", "loyal", "practical"],
    ["The noise, I hum through everything", "calm", "playful", "diplomatic"],
  ]),
];
