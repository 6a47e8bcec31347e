/** Questions that the section under a heading has to answer, by what sort of section it is and what the brief names. */
import type { TopicBrief } from "#lib/kinds/text/schema";
import { findNames } from "#lib/text/names";
import { findNumbers } from "#lib/text/numbers";

type Sort = { of: RegExp; ask: readonly string[] };

/** The first that fits. `{topic}` and `{heading}` stand for the brief's words. */
const SORTS: readonly Sort[] = [
  {
    of: /\b(?:histor\w*|origin\w*|began|beginning|background|past|came about|founded|story)\b/i,
    ask: [
      "When and where did it begin, and who was there?",
      "What was it like before, and what changed it?",
      "Which document or witness tells of it?",
    ],
  },
  {
    of: /\b(?:costs?|prices?|money|pays?|paid|budget|funding|finance\w*|fees?)\b/i,
    ask: [
      "How much does it cost, in total and for one person?",
      "Who pays, from which budget, and until when?",
      "What would it cost not to do it?",
    ],
  },
  {
    of: /\b(?:risks?|dangers?|problems?|criticis\w*|drawbacks?|against|mistakes?|safety|harm\w*)\b/i,
    ask: [
      "What can go wrong, how often has it, and for whom?",
      "Who objects, in which words, and what is the answer?",
      "What is done so that it does not happen again?",
    ],
  },
  {
    of: /\b(?:benefits?|advantages?|why|reasons?|gains?|matters?|value)\b/i,
    ask: [
      "Who gains what, and by how much?",
      "Which figure from before and after shows it?",
      "Who says so who has nothing to win by it?",
    ],
  },
  {
    of: /\b(?:how (?:it|they|to)|steps?|works?|method|process|guide|doing|making|using|building|choos\w*)\b/i,
    ask: [
      "What happens step by step, and who does it?",
      "What does a reader need before the first step, and how long does it take?",
      "Where do people usually get stuck?",
    ],
  },
  {
    of: /\b(?:people|voices?|say|opinions?|residents?|customers?|users?|team|who)\b/i,
    ask: [
      "Who knows it at first hand and would be quoted by name?",
      "Who sees it differently, and why?",
      "What do those say who decide?",
    ],
  },
  {
    of: /\b(?:future|next|plans?|planned|outlook|will|ahead|coming|open questions?)\b/i,
    ask: [
      "What is decided, and by when?",
      "What is still open, and who decides it?",
      "How will one see that it worked?",
    ],
  },
  {
    of: /\b(?:where|place|location|map|site|access|getting there|route)\b/i,
    ask: ["Where exactly is it, and how does one get there?", "When is it open, and for whom?", "What is near it?"],
  },
  {
    of: /\b(?:compar\w*|versus|vs|alternatives?|difference\w*|instead|better)\b/i,
    ask: [
      "What are the two compared by, and with which figures?",
      "For whom is the one better, for whom the other?",
      "What does neither of them do?",
    ],
  },
  {
    of: /\b(?:introduction|opening|start|summary|overview|what is|about)\b/i,
    ask: [
      "What is “{topic}”, in one sentence that a stranger understands?",
      "What is new about it, and since when?",
      "Who is affected, and how many are they?",
    ],
  },
];

const ANY: readonly string[] = [
  "What should a reader know after “{heading}” that they did not know before?",
  "Which number, name or date proves it, and where does it come from?",
  "Which example shows it best?",
];

const MOST_NAMES = 2;

/** Three by the sort of section, and one each for names, numbers and readers that the brief speaks of. */
export function questionsFor(heading: string, { topic, audience }: TopicBrief): string[] {
  const name = topic.trim().replace(/[.!?]+$/, "");
  const sort = SORTS.find(({ of }) => of.test(heading));
  const asked = (sort?.ask ?? ANY).map((question) => question.replace("{topic}", name).replace("{heading}", heading));
  return [...asked, ...aboutTheBrief(heading, topic, audience)];
}

/** Only what this heading speaks of, so that the same is not asked under each. */
function aboutTheBrief(heading: string, topic: string, audience: string | undefined): string[] {
  const named = findNames(`About ${topic}`)
    .map(({ text }) => text)
    .filter((name) => heading.includes(name));
  const numbers = findNumbers(topic, "en")
    .map(({ text }) => text)
    .filter((number) => heading.includes(number));
  const readers = audience && heading.toLowerCase().includes(audience.toLowerCase());
  return [
    ...named.slice(0, MOST_NAMES).map((name) => `Who speaks for ${name}, and can they confirm this?`),
    ...numbers.map((number) => `Where does “${number}” come from, and as of when is it right?`),
    ...(readers ? [`What do ${audience} know of it already, and what do they get wrong?`] : []),
  ];
}
