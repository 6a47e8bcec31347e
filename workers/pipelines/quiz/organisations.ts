/** Sorts of organisations: wrong options come from the key's own sort, a bank is never mixed with a museum. */

const SORTS: [string, RegExp][] = [
  ["airline", /\b(?:Airlines|Airways)$|^AirAsia$/],
  [
    "media",
    /\b(?:Press|Media|News|Times|Post|Journal|Magazine|Telegraph|Guardian)\b|^(?:AMC|NBC|CBS|ABC|HBO|BBC|CNN|Reuters|Bloomberg|Fox)$/,
  ],
  ["university", /\b(?:University|College|School|Institute|Academy)\b/],
  [
    "agency",
    /\b(?:Agency|Authority|Administration|Department|Ministry|Bureau|Commission|Office|Council|Service|Board|Committee|Court|Reserve)\b|^(?:NASA|FBI|CIA|SEC|FDA|EPA|NSA|IMF|ECB|NATO|UN|EU|FCC|IRS|USGS|NOAA|ESA)$/,
  ],
  [
    "company",
    /\b(?:Inc|Corp|Company|Co|Ltd|LLC|Group|Bank|Sachs|Motors|Holdings|Partners|Capital|Entertainment|Therapeutics|Biosciences|Pharmaceuticals|Technologies|Systems|Labs|Software|Energy|Oil|Studios|Pictures|Films|Books)\b|^(?:Apple|Google|Microsoft|Amazon|Facebook|Twitter|Netflix|Intel|IBM|Samsung|Sony|Yahoo|Uber|Tesla|Boeing|Airbus|Toyota|Ford|Walmart|Nike|Adobe|Oracle|Morningstar|Marvel|Disney)$/,
  ],
  ["party", /\b(?:Party|Democrats|Republicans|Conservatives|Labour)\b/],
  ["union", /\b(?:Union|Association|Federation|Foundation|Society|League|Alliance)\b/],
  ["museum", /\b(?:Museum|Gallery|Library|Archives?|Hospital|Cent(?:er|re)|Theat(?:er|re)|Stadium|Airport)\b/],
];

export const organisationSort = (name: string): string | null =>
  SORTS.find(([, words]) => words.test(name))?.[0] ?? null;
