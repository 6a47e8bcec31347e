import { scenario, type Scenario } from "./scenario.ts";

export const culture: readonly Scenario[] = [
  scenario("culture-museum", "culture", "You have two hours in a large museum. How do you spend them?", [
    ["In front of a single picture", "focused", "calm", "earnest"],
    ["In as many rooms as possible", "ambitious", "energetic", "curious"],
    ["With the guide, in the front row", "traditional", "analytical", "sociable"],
    ["Making up lives for the portraits", "imaginative", "playful", "inventive"],
    ["Wherever my friend wants to go", "supportive", "easygoing", "loyal"],
    ["In the wing that is nearly closed off", "independent", "adventurous", "private"],
  ]),
  scenario("culture-concert", "culture", "The band comes on stage. Where do you stand?", [
    ["In the first row, arms up", "energetic", "ambitious", "adventurous"],
    ["At the back, by the wall", "private", "independent", "analytical"],
    ["Behind the stage, with the crew", "supportive", "practical", "curious"],
    ["On the seat that I booked in March", "organised", "settled", "elegant"],
    ["In the middle of ten friends", "sociable", "warm", "spontaneous"],
    ["On stage, somebody had to ask", "leading", "direct", "playful"],
  ]),
  scenario("culture-film-night", "culture", "It is your turn to choose the film. Which is it?", [
    ["A silent film with a live piano", "traditional", "elegant", "curious"],
    ["A comedy that I know by heart", "settled", "playful", "warm"],
    ["A long one about a true case", "earnest", "focused", "analytical"],
    ["One that nobody has heard of", "independent", "inventive", "adventurous"],
    ["The one that got the most votes", "diplomatic", "sociable", "organised"],
    ["Whatever is on", "easygoing", "thrifty", "spontaneous"],
  ]),
];

export const movement: readonly Scenario[] = [
  scenario("movement-stairs", "movement", "Nine floors, and the lift is slow. What do you do?", [
    ["Run, two steps at a time", "energetic", "ambitious", "spontaneous"],
    ["Wait, nobody is chasing me", "calm", "easygoing", "settled"],
    ["Count the steps as I climb", "analytical", "focused", "organised"],
    ["Hold the door for the next person", "supportive", "generous", "diplomatic"],
    ["Slide down the handrail later", "playful", "adventurous", "inventive"],
    ["Walk, it costs nothing and does me good", "down-to-earth", "thrifty", "practical"],
  ]),
  scenario("movement-team", "movement", "A match in the park is one player short. What do you call out?", [
    ["“I will be captain.”", "leading", "direct", "ambitious"],
    ["“Put me wherever you need me.”", "supportive", "easygoing", "loyal"],
    ["“Only if we all may play.”", "warm", "diplomatic", "generous"],
    ["“What are the rules, exactly?”", "analytical", "organised", "earnest"],
    ["“I have never done this before, I am in.”", "adventurous", "curious", "spontaneous"],
    ["“I will watch, and bring the oranges.”", "calm", "settled", "private"],
  ]),
  scenario("movement-new-sport", "movement", "You take up a sport. Which is it?", [
    ["Climbing, for the view and the fear", "adventurous", "focused", "independent"],
    ["Swimming, one length after the other", "calm", "private", "organised"],
    ["Volleyball, for the people", "sociable", "loyal", "playful"],
    ["Fencing, for the white jackets", "elegant", "traditional", "direct"],
    ["Anything with a league table", "ambitious", "energetic", "leading"],
    ["Cycling, it is on the way to work", "practical", "thrifty", "down-to-earth"],
  ]),
];
