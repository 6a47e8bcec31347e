/** What scenarios are about. A stated preference chooses among these; a question carries its domain as a tag. */
export const DOMAINS = [
  "travel",
  "food",
  "work",
  "weekend",
  "reading",
  "home",
  "money",
  "friends",
  "learning",
  "technology",
  "nature",
  "style",
  "conflict",
  "celebration",
  "culture",
  "movement",
] as const;
export type Domain = (typeof DOMAINS)[number];

type DomainWords = { name: string; words: string };

/** `name` is what a reader chooses; `words` are what an editor may have written in a brief. */
export const DOMAIN_WORDS: Record<Domain, DomainWords> = {
  travel: {
    name: "Travel",
    words: "travel trip journey holiday vacation abroad flight train city road map tourist beach",
  },
  food: {
    name: "Cooking and eating",
    words: "food cook cooking eat eating kitchen recipe bake baking restaurant coffee meal dinner",
  },
  work: { name: "Work", words: "work job office career team meeting project colleague business boss" },
  weekend: { name: "Free time", words: "weekend free time evening evenings saturday sunday leisure hobby rest relax" },
  reading: { name: "Reading", words: "read reading book books novel story library magazine newspaper quiet evenings" },
  home: { name: "Home", words: "home house flat room decorate interior sofa quiet evenings family tidy" },
  money: { name: "Money", words: "money save spend budget shopping buy finance bargain" },
  friends: { name: "Friends", words: "friends friendship people company chat talk family social" },
  learning: { name: "Learning", words: "learn learning study school course skill language lesson teach curiosity" },
  technology: {
    name: "Technology",
    words: "technology tech phone computer gadget app internet software digital games",
  },
  nature: {
    name: "Outdoors",
    words: "nature outdoors outdoor garden gardening forest hike hiking animals mountain sea walk camping",
  },
  style: { name: "Style", words: "style fashion clothes dress design look colours shoes beauty" },
  conflict: {
    name: "Getting along",
    words: "conflict argue argument disagreement peace compromise honest psychology relationships",
  },
  celebration: {
    name: "Celebrations",
    words: "celebration party birthday wedding festival gift holiday christmas feast",
  },
  culture: {
    name: "Music and art",
    words: "music art museum film films cinema concert theatre song dance painting culture",
  },
  movement: {
    name: "Sport",
    words: "sport sports movement running run swim cycling fitness exercise yoga game match training",
  },
};
