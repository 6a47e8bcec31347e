/**
 * The closed list of traits that outcomes carry and options show: fifteen pairs of opposites. `words` are what a brief
 * may say instead; the sentence `about` is what an embedding model compares with.
 */
/** Each trait stands beside its opposite. */
export const TRAIT_PAIRS = [
  ["adventurous", "settled"],
  ["sociable", "private"],
  ["spontaneous", "organised"],
  ["energetic", "calm"],
  ["imaginative", "practical"],
  ["warm", "analytical"],
  ["traditional", "inventive"],
  ["leading", "supportive"],
  ["ambitious", "easygoing"],
  ["direct", "diplomatic"],
  ["playful", "earnest"],
  ["generous", "thrifty"],
  ["curious", "focused"],
  ["elegant", "down-to-earth"],
  ["independent", "loyal"],
] as const;

export const TRAITS = TRAIT_PAIRS.flat();
export type Trait = (typeof TRAITS)[number];

const OPPOSITES = new Map<Trait, Trait>(
  TRAIT_PAIRS.flatMap(([one, other]): [Trait, Trait][] => [
    [one, other],
    [other, one],
  ]),
);

export function oppositeOf(trait: Trait): Trait {
  return OPPOSITES.get(trait) as Trait;
}

/** Traits that are akin: who has one is likely to act like who has another. */
const CLUSTERS: readonly (readonly Trait[])[] = [
  ["adventurous", "spontaneous", "curious", "independent", "inventive"],
  ["settled", "traditional", "thrifty", "down-to-earth", "loyal"],
  ["organised", "practical", "analytical", "focused", "earnest"],
  ["warm", "supportive", "generous", "diplomatic"],
  ["sociable", "playful", "imaginative", "elegant", "energetic"],
  ["leading", "ambitious", "direct"],
  ["calm", "private", "easygoing"],
];

const CLUSTER_OF = new Map(CLUSTERS.flatMap((traits, at) => traits.map((trait): [Trait, number] => [trait, at])));

export function areAkin(one: Trait, other: Trait): boolean {
  return CLUSTER_OF.get(one) === CLUSTER_OF.get(other);
}

type TraitWords = { about: string; words: string };

export const TRAIT_WORDS: Record<Trait, TraitWords> = {
  adventurous: {
    about: "adventurous and daring, seeks risk, exploration and the unknown",
    words:
      "adventure adventurer daring bold brave explorer explore wild risk thrill journey pioneer voyage scout roam mountain summit forager pirate",
  },
  settled: {
    about: "settled and home-loving, values comfort, routine and a familiar place",
    words:
      "home homely homebody cosy cozy comfort nest rooted domestic routine stable steady familiar hearth blanket sofa garden hive keeper",
  },
  sociable: {
    about: "sociable and outgoing, loves company, talk and parties",
    words:
      "social outgoing extrovert party crowd company chatty talkative host people together lively gather guest festival dance dancer",
  },
  private: {
    about: "private and reserved, needs solitude, silence and time alone",
    words: "quiet shy introvert solitude solitary alone reserved secret hermit silent recluse lone reader retreat cat",
  },
  spontaneous: {
    about: "spontaneous and impulsive, decides in the moment without a plan",
    words:
      "impulse impulsive improvise sudden whim moment unplanned free drift surprise wander chance jazz storm spark",
  },
  organised: {
    about: "organised and orderly, plans ahead with lists and schedules",
    words:
      "plan planner organise organize organised orderly order list schedule tidy method system structure calendar architect manager builder librarian",
  },
  energetic: {
    about: "energetic and active, always moving, fast and full of drive",
    words:
      "energy active sport sporty fast quick run runner busy dynamic restless move vigorous worker espresso fire sprint athlete training",
  },
  calm: {
    about: "calm and patient, slow, peaceful and hard to unsettle",
    words:
      "calm patient patience peace peaceful slow serene still relaxed gentle tea lake zen quiet breathe meditation",
  },
  imaginative: {
    about: "imaginative and dreamy, creative, artistic, full of stories",
    words:
      "imagine imagination dream dreamer creative creativity art artist artistic story poet poetic fantasy magic paint painter music musician wizard",
  },
  practical: {
    about: "practical and hands-on, fixes things, sensible and useful",
    words:
      "practical hands useful fix repair tool sensible realist build handy solution engineer mechanic craft maker worker everyday",
  },
  warm: {
    about: "warm-hearted and caring, kind, tender, led by feelings",
    words:
      "warm kind caring heart feeling feelings empathy tender love loving nurse nurture comfort hug soup emotional sensitive romantic mother",
  },
  analytical: {
    about: "analytical and logical, thinks in facts, numbers and reasons",
    words:
      "logic logical analyse analyze analysis data number facts reason rational science scientist think thinker strategy strategist detective chess clever",
  },
  traditional: {
    about: "traditional and classic, honours customs, history and the tried and tested",
    words:
      "tradition classic classical custom history historic heritage old vintage ancient retro family ritual timeless queen castle museum",
  },
  inventive: {
    about: "inventive and modern, experiments with new ideas and technology",
    words:
      "invent inventor invention innovation innovative modern new future experiment technology tech original gadget startup robot laboratory",
  },
  leading: {
    about: "leading and decisive, takes charge and gives direction",
    words:
      "lead leader leadership captain boss chief command queen king director decide decisive charge organiser general president conductor",
  },
  supportive: {
    about: "supportive and helpful, works for the team behind the scenes",
    words:
      "support helper help helpful team assist service serve backstage nurse carer listener mentor guardian reliable companion sidekick worker",
  },
  ambitious: {
    about: "ambitious and competitive, wants to win and to improve",
    words:
      "ambition ambitious win winner compete competitive goal success achieve champion career best challenge climb record perfectionist",
  },
  easygoing: {
    about: "easygoing and laid-back, takes things as they come",
    words:
      "easygoing easy laid-back relaxed chill lazy carefree flexible casual content beach hammock holiday float drone",
  },
  direct: {
    about: "direct and frank, says plainly what is on the mind",
    words: "direct frank honest blunt straight plain outspoken open truth candid sharp critic debate lemon",
  },
  diplomatic: {
    about: "diplomatic and tactful, keeps the peace and finds compromises",
    words:
      "diplomat diplomatic tact tactful peacemaker mediator compromise balance fair polite harmony bridge negotiate judge",
  },
  playful: {
    about: "playful and funny, jokes, games and mischief",
    words:
      "play playful fun funny joke joker humour humor game games laugh clown mischief silly comedy cheerful puppy trickster",
  },
  earnest: {
    about: "earnest and thoughtful, serious, deep and sincere",
    words:
      "earnest serious thoughtful deep sincere philosopher meaning profound solemn grave principle noble wise sage owl",
  },
  generous: {
    about: "generous and giving, shares and treats others",
    words: "generous give giver share gift treat lavish abundance feast host charity offer donate honey",
  },
  thrifty: {
    about: "thrifty and careful with money, saves and reuses",
    words:
      "thrift thrifty save saver frugal cheap budget careful reuse economical bargain modest second-hand squirrel store",
  },
  curious: {
    about: "curious and open, asks questions and loves to learn",
    words:
      "curious curiosity learn learner question wonder discover discovery research student scholar open explore read fox journalist",
  },
  focused: {
    about: "focused and persistent, does one thing thoroughly to the end",
    words:
      "focus focused concentrate persistent persistence thorough precise detail expert specialist discipline master dedicated marathon archer",
  },
  elegant: {
    about: "elegant and refined, has taste, style and an eye for beauty",
    words:
      "elegant elegance style stylish fashion beauty beautiful refined taste luxury chic glamour polished graceful swan city design designer",
  },
  "down-to-earth": {
    about: "down-to-earth and simple, natural, modest and unpretentious",
    words:
      "simple natural nature modest humble honest plain rustic earth farm farmer village outdoors bread forest camping",
  },
  independent: {
    about: "independent and self-reliant, goes an own way",
    words:
      "independent independence free freedom self own solo rebel lone individual stubborn maverick nomad cat wolf freelance",
  },
  loyal: {
    about: "loyal and faithful, stands by friends and promises",
    words:
      "loyal loyalty faithful trust trusty true friend friendship promise devoted dog family steadfast guard keeper companion",
  },
};
