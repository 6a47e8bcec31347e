/** Countries, states and cities in groups of plausible neighbours: wrong options come from the key's own group. */

const list = (names: string): string[] => names.split(",");

const COUNTRY_GROUPS = [
  "France,Germany,Italy,Spain,Portugal,Britain,Ireland,Netherlands,Belgium,Switzerland,Austria,Poland,Sweden,Norway,Denmark,Finland,Greece,Russia,Ukraine,Turkey,Hungary,Romania,Iceland,Bulgaria,Croatia,Serbia,Slovakia,Slovenia,Estonia,Latvia,Lithuania",
  "China,Japan,India,Indonesia,Malaysia,Thailand,Vietnam,Philippines,Singapore,Pakistan,Bangladesh,Taiwan,Australia,South Korea,North Korea,Sri Lanka,Nepal,Cambodia,Mongolia,New Zealand",
  "Egypt,Israel,Iran,Iraq,Syria,Jordan,Lebanon,Yemen,Qatar,Afghanistan,Saudi Arabia,Oman,Kuwait",
  "Nigeria,Kenya,Ethiopia,Ghana,Morocco,Algeria,Tunisia,Libya,Sudan,Uganda,Tanzania,Rwanda,Senegal,Mali,Angola,Zambia,Zimbabwe,Botswana,Namibia,Mozambique,Madagascar,South Africa",
  "Canada,Mexico,Brazil,Argentina,Chile,Colombia,Peru,Venezuela,Cuba,Haiti,Panama,Ecuador,Bolivia,Uruguay,Paraguay,Guatemala,Honduras,Costa Rica",
].map(list);
const UNGROUPED_COUNTRIES = new Set(
  list("United States,U.S.,US,United Kingdom,U.K.,UK,England,Scotland,Wales,America,Soviet Union"),
);
const COMMON_COUNTRIES = list("Britain,Canada,Germany,France,Japan");

const STATE_GROUPS = [
  "Connecticut,Massachusetts,Rhode Island,Vermont,New Hampshire,Maine,New Jersey,Pennsylvania,Delaware",
  "Ohio,Michigan,Indiana,Illinois,Wisconsin,Minnesota,Iowa,Missouri,Kansas,Nebraska,North Dakota,South Dakota",
  "Virginia,North Carolina,South Carolina,Tennessee,Kentucky,West Virginia,Maryland",
  "Florida,Alabama,Mississippi,Louisiana,Arkansas,Texas,Oklahoma",
  "California,Oregon,Nevada,Arizona,Utah,Colorado,Idaho,Montana,New Mexico,Wyoming,Alaska,Hawaii",
].map(list);

const CITY_GROUPS = [
  "London,Paris,Berlin,Madrid,Rome,Vienna,Brussels,Amsterdam,Munich,Milan,Barcelona,Geneva,Lisbon,Dublin,Prague,Stockholm",
  "Tokyo,Beijing,Shanghai,Hong Kong,Seoul,Singapore,Jakarta,Bangkok,Manila,Kuala Lumpur,Mumbai,Delhi,Sydney,Melbourne",
  "New York City,New York,Chicago,Boston,Philadelphia,Los Angeles,San Francisco,Seattle,Houston,Dallas,Atlanta,Miami,Detroit,Denver,Portland,Cleveland",
  "Toronto,Montreal,Vancouver,Ottawa,Calgary",
  "Cairo,Jerusalem,Tel Aviv,Baghdad,Tehran,Istanbul,Beirut,Damascus",
  "Oxford,Cambridge,Manchester,Liverpool,Birmingham,Bristol,Leeds,York",
].map(list);

const GROUPED_COUNTRIES = new Set(COUNTRY_GROUPS.flat());
const STATES = new Set(STATE_GROUPS.flat());
const CITIES = new Set(CITY_GROUPS.flat());

/** Part of the word for its people or language, where the name's first four letters are not. */
const DEMONYMS: Record<string, string> = {
  France: "French",
  Spain: "Spanish|Spaniard",
  Britain: "Brit",
  England: "Engl|Brit",
  Netherlands: "Dutch",
  Ireland: "Irish",
  Wales: "Welsh",
  Switzerland: "Swiss",
  Philippines: "Filipin|Philippin",
  Thailand: "Thai",
  Denmark: "Danish|Dane",
  Turkey: "Turk",
  "New York City": "New York",
  "New Zealand": "New Zealand",
  "South Korea": "Korea",
  "North Korea": "Korea",
  "South Africa": "South Africa",
  "United States": "United States|America",
};
const SAME_COUNTRY: Record<string, string> = {
  "U.S.": "United States",
  US: "United States",
  America: "United States",
  "U.K.": "Britain",
  UK: "Britain",
  "United Kingdom": "Britain",
};

export type PlaceType = "country" | "state" | "city";

export function placeTypeOf(name: string): PlaceType | null {
  if (GROUPED_COUNTRIES.has(name) || UNGROUPED_COUNTRIES.has(name)) return "country";
  if (STATES.has(name)) return "state";
  return CITIES.has(name) ? "city" : null;
}

/** Other places of the same sort and region, most plausible first, without the place itself. */
export function neighboursOf(name: string, type: PlaceType): string[] {
  const groups = type === "country" ? COUNTRY_GROUPS : type === "state" ? STATE_GROUPS : CITY_GROUPS;
  const group = groups.find((places) => places.includes(name)) ?? (type === "country" ? COMMON_COUNTRIES : []);
  const at = group.indexOf(name) + 1; // the lists run by geography: those after the place are nearest to it
  return [...group.slice(at), ...group.slice(0, at)].filter((place) => !isSamePlace(place, name));
}

/** “Britain” and “United Kingdom”, “New York” and “New York City”: two options that would both be right. */
export function isSamePlace(one: string, other: string): boolean {
  if (isPartOf(one, other) || isPartOf(other, one)) return true;
  return canonical(one) === canonical(other) || one.startsWith(other) || other.startsWith(one);
}

/** Whether a text gives the place away by the word for its people, as “Egyptian” does for Egypt. */
export function namesItsPeople(text: string, place: string): boolean {
  return new RegExp(`\\b(?:${DEMONYMS[place] ?? place.slice(0, 4)})`).test(text);
}

export const isAbbreviatedPlace = (name: string): boolean => /^U\.?[SK]\.?$/.test(name);

/** What is true of England is often true of Britain. */
const isPartOf = (part: string, whole: string): boolean =>
  /^(?:England|Scotland|Wales)$/.test(part) && canonical(whole) === "Britain";

const canonical = (name: string): string => SAME_COUNTRY[name] ?? name;
