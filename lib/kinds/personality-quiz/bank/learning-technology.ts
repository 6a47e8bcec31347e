import { scenario, type Scenario } from "./scenario.ts";

export const learning: readonly Scenario[] = [
  scenario("learning-new-skill", "learning", "You want to learn an instrument. How do you go about it?", [
    ["Twenty minutes a day, for years", "focused", "organised", "earnest"],
    ["By ear, and with my own songs", "imaginative", "independent", "spontaneous"],
    ["In a band, from the second week on", "sociable", "adventurous", "energetic"],
    ["With the teacher who taught my mother", "traditional", "loyal", "settled"],
    ["Until I can play the hard piece", "ambitious", "direct", "leading"],
    ["On a borrowed one, to see if it suits me", "thrifty", "easygoing", "practical"],
  ]),
  scenario("learning-mistake", "learning", "You were wrong, in front of everybody. What comes next?", [
    ["“Good, now I know.”", "curious", "easygoing", "calm"],
    ["“You are right and I was not.”", "earnest", "direct", "down-to-earth"],
    ["“I will read it up tonight.”", "analytical", "focused", "private"],
    ["“And for my next trick …”", "playful", "imaginative", "sociable"],
    ["“It will not happen again.”", "ambitious", "organised", "energetic"],
    ["“Thank you for telling me kindly.”", "diplomatic", "warm", "elegant"],
  ]),
  scenario("learning-museum-guide", "learning", "You are to explain something to a child. How do you do it?", [
    ["With a story that has a dragon in it", "imaginative", "playful", "warm"],
    ["By building it together out of boxes", "inventive", "practical", "supportive"],
    ["Step by step, until it sits", "focused", "calm", "analytical"],
    ["By asking what the child thinks", "curious", "diplomatic", "generous"],
    ["As my grandfather explained it to me", "traditional", "loyal", "earnest"],
    ["By going out and showing the real thing", "energetic", "down-to-earth", "adventurous"],
  ]),
];

export const technology: readonly Scenario[] = [
  scenario("technology-new-phone", "technology", "Your new phone lies in its box. What do you do with it?", [
    ["Try every button at once", "spontaneous", "curious", "energetic"],
    ["Read the manual", "analytical", "organised", "focused"],
    ["Turn off whatever beeps", "private", "calm", "independent"],
    ["Send everyone a picture", "sociable", "generous", "playful"],
    ["Put it away, the old one still works", "thrifty", "settled", "traditional"],
    ["Teach it something it was not made for", "inventive", "imaginative", "ambitious"],
  ]),
  scenario("technology-broken-computer", "technology", "The computer of a colleague is frozen. How do you react?", [
    ["By opening the case", "practical", "inventive", "adventurous"],
    ["By bringing a cup of tea", "warm", "calm", "supportive"],
    ["By saying that the cable is loose", "direct", "analytical", "leading"],
    ["By giving them mine for the day", "loyal", "generous", "easygoing"],
    ["By writing down how to avoid it", "organised", "earnest", "thrifty"],
    ["By doing an impression of the error message", "playful", "sociable", "imaginative"],
  ]),
  scenario("technology-free-hour", "technology", "One hour without any screen. What do you miss?", [
    ["Nothing at all", "down-to-earth", "independent", "calm"],
    ["The group chat", "sociable", "loyal", "warm"],
    ["Looking things up", "curious", "analytical", "earnest"],
    ["The list of what is to be done", "organised", "ambitious", "practical"],
    ["Music for the story in my head", "imaginative", "private", "elegant"],
    ["The next level of the game", "playful", "energetic", "inventive"],
  ]),
];
