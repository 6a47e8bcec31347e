/**
 * What a good writer and a bad one answer to the items of the self-test: `when` stands in the prompt of one item. The
 * bad answers are such as small models give: another number, another name, half of it, nothing new.
 */
import type { StageName } from "#lib/models/profiles/schema";
import { links, openings, options, results } from "./suite-answers-kinds.ts";
import { freeOutlines, freeSections } from "./suite-answers-unsourced.ts";
import type { SuiteAnswer } from "./suite-answer.ts";

const shorten: SuiteAnswer[] = [
  {
    when: "Shorten: The Tarnside ferry",
    good: "The Tarnside ferry returned to its usual timetable on 14 March.",
    bad: "The Tarnside ferry returned to its usual timetable on 15 March.",
  },
  {
    when: "Shorten: The workshop in Orvane",
    good: "The workshop in Orvane now repairs 340 accordions every year for players across the region.",
    bad: "The workshop in Osrane now repairs accordions every year.",
  },
  {
    when: "Shorten: Members of the Brennholm",
    good: "Members of the Brennholm choir gave 27 concerts in village halls last year.",
    bad: "Members of the Brennholm choir gave concerts and toured many countries of Europe.",
  },
  {
    when: "Shorten: The new footpath",
    good: "The new footpath runs for 6.4 kilometres between Halvard Mill and the lighthouse.",
    bad: "The new footpath runs for 64 kilometres between Halvard Mill and the lighthouse.",
  },
  {
    when: "Shorten: Kestrel Dairy",
    good: "Kestrel Dairy sold 88 tonnes of its smoked cheese in the spring.",
    bad: "The passage says that Kestrel Dairy sold its cheese in the spring.",
  },
  {
    when: "Shorten: The museum, whose",
    good: "The museum will show 112 ship models from the Ostrel collection until October.",
    bad: "The museum will not show 112 ship models from the Ostrel collection until October.",
  },
  {
    when: "Shorten: Engineers at the Pellworth",
    good: "Engineers at the Pellworth pumping station replaced eleven valves that dated from 1958.",
    bad: "Engineers at the Pellworth pumping station, working mostly at night, replaced eleven valves that dated from 1958.",
  },
  {
    when: "Shorten: The Lindmoor school",
    good: "The Lindmoor school garden supplies vegetables to the canteen on three days a week.",
    bad: "The Lindmoor school garden supplies vegetables to",
  },
  {
    when: "Shorten: Ticket sales",
    good: "Ticket sales for the Varrick lamp festival reached 15,600 before the gates opened.",
    bad: "Ticket sales rose. They reached 15,600 before the gates of the festival opened.",
  },
  {
    when: "Shorten: The Sollinge bakery",
    good: "The Sollinge bakery uses 21 kinds of flour and sells its bread at four markets.",
    bad: "Bread.",
  },
];

const reword: SuiteAnswer[] = [
  {
    when: "Heading: The Tarnside lock",
    good: "Boats are lifted by 3.2 metres at the Tarnside lock, rebuilt in 1987.",
    bad: "Boats are lifted by 4.2 metres at the Tarnside lock, rebuilt in 1987.",
  },
  {
    when: "Heading: Cheese from the valley",
    good: "For eleven hours, cheese is smoked over beech wood at Kestrel Dairy.",
    bad: "Kestrel Dairy smokes its cheese over beech wood for eleven hours.",
  },
  {
    when: "Heading: The lamp festival",
    good: "On the first evening, 2,400 paper lamps along the river are lit by volunteers.",
    bad: "The festival attracts visitors from all around the world every year.",
  },
  {
    when: "Heading: Accordions from Orvane",
    good: "Before a customer collects it, each accordion is tuned twice in the Orvane workshop.",
    bad: "Each accordion is tuned twice.",
  },
  {
    when: "Heading: A garden for the school",
    good: "In 2016, 64 apple trees were planted beside the garden by pupils of the Lindmoor school.",
    bad: "In 2016, 64 pear trees were planted in the park by teachers of the Lindmoor academy.",
  },
  {
    when: "Heading: Ship models",
    good: "Ilse Marrow gave the Ostrel collection to the museum in 1994.",
    bad: "Ivar Marlow gave the Ostrel collection to the museum in 1994.",
  },
  {
    when: "Heading: The pumping station",
    good: "During the spring floods, the cellars of Pellworth are kept dry by four pumps.",
    bad: "During the spring floods, the cellars of Pellworth are kept dry by seven pumps.",
  },
  {
    when: "Heading: Bread on the market",
    good: "At the Saturday market in Varrick, 730 loaves are sold by the Sollinge bakery.",
    bad: "The Sollinge bakery sells 730 loaves at the Saturday market in Varrick.",
  },
  {
    when: "Heading: The footpath",
    good: "Near Halvard Mill, the footpath is carried over the Senn by a wooden bridge.",
    bad: "The footpath is the longest of its kind in the north of the country.",
  },
  {
    when: "Heading: The choir",
    good: "For nineteen years, the Brennholm choir has been led without a fee by Torvald Brekke.",
    bad: "For ninety years, the Brennholm choir has been led by Torvald Brekke.",
  },
];

const bad = "BREAKING NEWS";
const title: SuiteAnswer[] = [
  { when: "Topic: the lock at Tarnside", good: "The Tarnside lock lifts ninety boats each day", bad },
  { when: "Topic: cheese\n", good: "Kestrel Dairy smokes its cheese over beech wood", bad },
  { when: "Topic: a festival of lamps", good: "Children carry paper lamps through Varrick", bad },
  { when: "Topic: accordions", good: "Two sisters repair old accordions in Orvane", bad },
  { when: "Topic: the school garden", good: "Pupils grow vegetables for the canteen", bad },
  { when: "Topic: ship models", good: "Museum shows ship models until October", bad },
  { when: "Topic: floods", good: "Four pumps keep the cellars of Pellworth dry", bad },
  { when: "Topic: bread", good: "Sollinge bakery uses 21 kinds of flour", bad },
  { when: "Topic: a path to the lighthouse", good: "New footpath runs to the lighthouse over the Senn", bad },
  { when: "Topic: a village choir", good: "Brennholm choir rehearses in the old fire station", bad },
];

const form = (when: string, name: string, place: string, number: number): SuiteAnswer => ({
  when: `Text: The ${when}`,
  good: JSON.stringify({ name, place, number }),
  bad: JSON.stringify({ name, place, number: number + 1 }),
});
const forms: SuiteAnswer[] = [
  form("Orvane footbridge", "Orvane footbridge", "Tarnside", 48),
  { ...form("", "Kestrel Dairy", "Pellworth", 19), when: "Text: Kestrel Dairy works" },
  form("Ostrel museum", "Ostrel museum", "Varrick", 112),
  { ...form("", "Lindmoor school", "Sollinge", 64), when: "Text: Lindmoor school is" },
  form("Brennholm choir", "Brennholm choir", "Halvard", 27),
  form("Senn lighthouse", "Senn lighthouse", "Marrow Bay", 183),
  form("Juniper bakery", "Juniper bakery", "Ostby", 730),
  form("Copper Lane theatre", "Copper Lane theatre", "Ellingfor", 96),
  form("Heron library", "Heron library", "Dunmere", 5200),
  form("Wexley market", "Wexley market", "Brackholt", 41),
];

export const SUITE_ANSWERS: Partial<Record<StageName, SuiteAnswer[]>> = {
  "shorten-sentence": shorten,
  "reword-fact": reword,
  "propose-title": title,
  "open-post": openings,
  "link-product": links,
  "write-option": options,
  "write-blurb": results,
  "fill-form": forms,
  "outline-freely": freeOutlines,
  "write-freely": freeSections,
};

/** Settings of a scripted writer that answers all items of the self-test well, or badly. */
export function scriptedReplies(which: "good" | "bad"): { when: string; text: string }[] {
  return Object.values(SUITE_ANSWERS).flatMap((answers) =>
    answers.map((answer) => ({ when: answer.when, text: answer[which] })),
  );
}
