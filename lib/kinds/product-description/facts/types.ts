/** What a fact is about, by its name: each type has its own sentence. English names, and common ones of other languages. */
export const FACT_TYPES = [
  "brand",
  "material",
  "colour",
  "size",
  "capacity",
  "dimensions",
  "height",
  "width",
  "depth",
  "length",
  "diameter",
  "thickness",
  "weight",
  "power",
  "voltage",
  "storage",
  "compatibility",
  "suitable",
  "included",
  "care",
  "certificate",
  "origin",
  "warranty",
  "price",
  "code",
] as const;
export type FactType = (typeof FACT_TYPES)[number] | "feature" | "other";

/** The first that fits counts. */
const NAMES: [FactType, RegExp][] = [
  [
    "code",
    /^(?:sku|ean|gtin|upc|isbn|mpn|asin|(?:article|item|part|model|product|order|serial) ?(?:no\.?|nr\.?|number|code|id)|code|referenz|artikelnummer|refer[eê]ncia|model)$/i,
  ],
  ["price", /\b(?:price|rrp|msrp|preis|prix|precio|pre[cç]o)\b/i],
  ["warranty", /\b(?:warranty|guarantee|garantie|garant[ií]a)\b/i],
  [
    "origin",
    /^(?:(?:country of )?origin|made in|country(?: of manufacture)?|manufactured in|herkunft|origem|origen|origine)$/i,
  ],
  ["certificate", /\b(?:certificat\w*|certified|standards?|approvals?|label|seal|zertifi\w+)\b/i],
  [
    "included",
    /\b(?:included|includes|in the box|contents|package contents|comes with|scope of delivery|accessories|parts supplied|lieferumfang)\b/i,
  ],
  ["care", /\b(?:care|cleaning|washing|wash|pflege)\b(?!.*\b(?:safe|proof)\b)/i],
  ["compatibility", /\b(?:compatib\w*|works with|fits|for (?:models?|devices?))\b/i],
  [
    "suitable",
    /\b(?:suitable for|suitability|designed for|for use (?:with|in)|age(?: range| group)?|recommended for|geeignet f[uü]r)\b/i,
  ],
  ["storage", /^(?:storage|memory|ram|disk space|speicher)$/i],
  ["power", /^(?:power|wattage|power (?:rating|consumption|output)|output power|leistung|pot[eê]ncia)$/i],
  ["voltage", /^(?:voltage|operating voltage|spannung)$/i],
  ["weight", /^(?:(?:net |gross |item |total )?weight|mass|gewicht|peso|poids)$/i],
  [
    "capacity",
    /^(?:(?:net |total )?capacity|volume|content|filling quantity|fassungsverm[oö]gen|volumen|capacidade|capacidad|contenance)$/i,
  ],
  ["height", /^(?:height|h[oö]he|altura|hauteur)$/i],
  ["width", /^(?:width|breite|largura|anchura|largeur)$/i],
  ["depth", /^(?:depth|tiefe|profundidade|profundidad|profondeur)$/i],
  ["length", /^(?:length|l[aä]nge|comprimento|longitud|longueur)$/i],
  ["diameter", /^(?:diameter|durchmesser|di[aâ]metro|diam[eè]tre)$/i],
  ["thickness", /^(?:thickness|st[aä]rke|dicke)$/i],
  [
    "dimensions",
    /^(?:(?:product |overall |outer )?(?:dimensions?|measurements?)|size \(.*\)|(?:l|w|h|d)(?: ?[x×] ?(?:l|w|h|d)){1,2}|ma(?:ß|ss)e|medidas|dimens(?:ões|iones))$/i,
  ],
  ["size", /^sizes?$/i],
  ["colour", /^(?:(?:colou?r|finish)s?(?: options)?|available colou?rs|farbe|cor|couleur)$/i],
  [
    "material",
    /^(?:(?:outer |main |body )?materials?|fabric|made of|composition|upper|obermaterial|mat[eé]ria(?:l|u)x?)$/i,
  ],
  ["brand", /^(?:brand|manufacturer|maker|marke|hersteller|marca|marque)$/i],
];

export function typeOfName(name: string): FactType {
  const plain = name.trim().replace(/\s+/g, " ").replace(/:$/, "");
  return NAMES.find(([, pattern]) => pattern.test(plain))?.[0] ?? "other";
}
