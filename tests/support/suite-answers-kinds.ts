/** What a good writer and a bad one answer to the items that belong to one kind of content. */
import type { SuiteAnswer } from "./suite-answer.ts";

const opening = (topic: string, good: string, bad: string): SuiteAnswer => ({
  when: `Topic: ${topic}\nReaders:`,
  good,
  bad,
});

export const openings: SuiteAnswer[] = [
  opening(
    "the Tarnside lock",
    "How does the Tarnside lock lift boats by 3.2 metres?",
    "How does the lock lift boats by 32 metres?",
  ),
  opening(
    "smoked cheese",
    "Why does Kestrel Dairy smoke its cheese over beech wood?",
    "Why is this cheese the tastiest of the country?",
  ),
  opening(
    "lamps on the river",
    "Who lights the paper lamps along the river in Varrick?",
    "Who lights the paper lamps along the river in Marlow?",
  ),
  opening("old accordions", "Why is each old accordion tuned twice in Orvane?", "I love old accordions, do you?"),
  opening(
    "vegetables from the school",
    "Where do pupils of the Lindmoor school grow vegetables?",
    "Pupils of the Lindmoor school grow vegetables for the canteen.",
  ),
  opening("small ships", "Who built the smallest ship from a walnut shell?", "Why?"),
  opening(
    "spring floods",
    "How do four pumps keep the cellars of Pellworth dry?",
    "How do nineteen pumps keep the cellars of Pellworth dry?",
  ),
  opening(
    "fresh bread",
    "Why do customers of the Sollinge bakery queue before sunrise?",
    "Why do customers never queue at the Sollinge bakery?",
  ),
  opening(
    "a new footpath",
    "What carries the new footpath over the river Senn?",
    "Where is the footpath? What carries it over the river?",
  ),
  opening(
    "singing together",
    "Where do singers of all ages rehearse with Torvald Brekke?",
    "What does the singers of all ages rehearse?",
  ),
];

const link = (name: string, good: string, bad: string): SuiteAnswer => ({ when: `Product: ${name}`, good, bad });

export const links: SuiteAnswer[] = [
  link(
    "ash wood bread box",
    "The bread box has its place in the kitchen.",
    "The bread box keeps bread fresh for 5 days.",
  ),
  link(
    "linen apron",
    "Wear the apron when cooking for friends.",
    "The apron is the best choice for professional chefs.",
  ),
  link("folding camp stool", "Take the stool along on a hike or to the beach.", "Take the stool along to Norway."),
  link(
    "enamel coffee pot",
    "The pot stands on the table at breakfast.",
    "The pot is eco-friendly and fits on the table.",
  ),
  link("wool hiking socks", "Wear the socks on a winter walk.", "The socks never slip on a winter walk."),
  link("desk lamp", "The lamp stands on a desk at home or in the office.", "lamp for the desk"),
  link(
    "canvas shopping bag",
    "Carry the bag through town on the weekend.",
    "The bag carries two crates of water through town.",
  ),
  link("watercolour set", "Bring the set along when you go to the park.", "Bring the set along. Enjoy the park."),
  link(
    "bicycle bell",
    "The bell has its place on a bicycle in town.",
    "The bell is loved by cyclists for its elegant ring.",
  ),
  link("glass water carafe", "The carafe stands on the table at dinner.", "Glass."),
];

const option = (stem: string, good: string, bad: string): SuiteAnswer => ({ when: stem, good, bad });

export const options: SuiteAnswer[] = [
  option("The ferry is two hours late", "Sit down and enjoy the breeze", "Sit down and wait for option 4"),
  option("A neighbour lends you a boat", "Follow the river to its end", "Sail"),
  option("What is on your kitchen table", "A plan for the coming week", "A bowl of ripe pears"),
  option("The choir needs somebody", "Holding the lamp for the others", "Sure, here is a line for you:"),
  option(
    "It snows all weekend",
    "Painting the garden from memory",
    "This is a line about somebody who is imaginative and who paints all day long",
  ),
  option("Your train passes a town", "What the people here talk about", "What the people here talk about?"),
  option("You find an old clock", "You mend it with your own tools", "You give it to your aunt again"),
  option("A lamp festival comes", "A basket of cakes for everybody", "a basket of cakes for everybody"),
  option("The village meets about", "Let everybody speak in turn", "Wow wow wow wow wow wow"),
  option("The harvest is in", "Racing wheelbarrows in the yard", "A personality that is playful"),
];

const result = (title: string, good: string, bad: string): SuiteAnswer => ({ when: `Name: ${title}`, good, bad });

export const results: SuiteAnswer[] = [
  result(
    "The Far Light",
    "You keep your own hours and rarely raise your voice. Friends find you where they left you.",
    "This reader is calm and loyal, and likes to keep to himself.",
  ),
  result(
    "The Tug",
    "You are there before anyone has to ask. A rope, a spare hand and a plan are never far from you.",
    "You help.",
  ),
  result(
    "The Sourdough",
    "You take your time, and it shows in what you make. Old recipes feel like friends to you.",
    "You take your time, and it shows in what you",
  ),
  result(
    "The Wild Meadow",
    "You grow where there is sun and seldom ask for a fence. A free afternoon is your favourite plan.",
    "You scored 9 of 10, which makes you the wildest meadow of them all.",
  ),
  result(
    "The Accordion",
    "You fill a kitchen with noise and laughter. When you arrive, somebody starts to dance.",
    "You are the first to laugh when plans fall apart, you are the first to laugh.",
  ),
  result(
    "The Station Clock",
    "You arrive early and remember what was promised. Others set their day by you.",
    "You arrive early.\nYou remember what was promised to all the others.",
  ),
  result(
    "The Lantern",
    "You share your warmth without counting. Children and strangers find their way to your table.",
    "As an AI I cannot know you, but you share your warmth without counting.",
  ),
  result(
    "The Dune Track",
    "You turn where the map ends and hum while you walk. Wind and new places do you good.",
    "Sie gehen gern eigene Wege und lieben den Wind. Neue Orte tun Ihnen gut.",
  ),
  result(
    "The Clipper",
    "You set your sails high and look good doing it. A far harbour is reason enough to leave.",
    "You win. You lead. You shine. You run. You rise above all others every single day.",
  ),
  result(
    "The Reading Room",
    "You like a closed door and a good riddle. Silence is where your best ideas come from.",
    "You like the quiz and its result, since silence is where your ideas come from.",
  ),
];
