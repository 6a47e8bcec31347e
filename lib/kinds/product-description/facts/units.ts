/** Measures in text: a number with its unit, in a normal form, so that 1.5 kg and 1,500 g are the same. */
import { findNumbers, type FoundNumber } from "#lib/text/numbers";

export type Measure = {
  start: number;
  /** Behind the unit. */
  end: number;
  text: string;
  number: FoundNumber;
  /** Null for a bare number. Amounts of one dimension can be compared after they are multiplied by `factor`. */
  unit: { written: string; dimension: string; factor: number } | null;
};

type Unit = { dimension: string; factor: number; names: string };

/** SI factors (BIPM brochure, 9th ed.); inch, foot, pound and ounce as agreed in 1959; US fluid ounce and gallon. */
const UNITS: Unit[] = [
  { dimension: "mass", factor: 1, names: "g|gram|grams|gramme|grammes|Gramm|gramas?|gramos?" },
  { dimension: "mass", factor: 1_000, names: "kg|kilo|kilos|kilogram|kilograms|kilogrammes?|Kilogramm|quilogramas?" },
  { dimension: "mass", factor: 0.001, names: "mg|milligrams?" },
  { dimension: "mass", factor: 1_000_000, names: "t|tonnes?" },
  { dimension: "mass", factor: 453.592_37, names: "lbs?|pounds?" },
  { dimension: "mass", factor: 28.349_523_125, names: "oz|ounces?" },
  { dimension: "volume", factor: 1, names: "l|L|litres?|liters?|Liter|litros?" },
  { dimension: "volume", factor: 0.001, names: "ml|mL|millilitres?|milliliters?" },
  { dimension: "volume", factor: 0.01, names: "cl|cL|centilitres?|centiliters?" },
  { dimension: "volume", factor: 0.1, names: "dl|dL" },
  { dimension: "volume", factor: 0.029_573_529_562_5, names: "fl\\.? ?oz\\.?|fluid ounces?" },
  { dimension: "volume", factor: 3.785_411_784, names: "gal|gallons?" },
  { dimension: "length", factor: 1, names: "mm|millimetres?|millimeters?" },
  { dimension: "length", factor: 10, names: "cm|centimetres?|centimeters?|Zentimeter" },
  { dimension: "length", factor: 1_000, names: "m|metres?|meters?|Meter|metros?" },
  { dimension: "length", factor: 1_000_000, names: "km|kilometres?|kilometers?" },
  { dimension: "length", factor: 25.4, names: 'in|inch|inches|″|"|”' },
  { dimension: "length", factor: 304.8, names: "ft|foot|feet|′" },
  { dimension: "area", factor: 1, names: "m²|m2|sqm|square met(?:re|er)s?" },
  { dimension: "area", factor: 0.000_1, names: "cm²|cm2" },
  { dimension: "power", factor: 1, names: "W|watts?|Watt" },
  { dimension: "power", factor: 1_000, names: "kW|kilowatts?" },
  { dimension: "voltage", factor: 1, names: "V|volts?|Volt" },
  { dimension: "current", factor: 1, names: "A|amps?|amperes?" },
  { dimension: "current", factor: 0.001, names: "mA" },
  { dimension: "charge", factor: 1, names: "mAh" },
  { dimension: "charge", factor: 1_000, names: "Ah" },
  { dimension: "energy", factor: 1, names: "Wh" },
  { dimension: "energy", factor: 1_000, names: "kWh" },
  { dimension: "frequency", factor: 1, names: "Hz" },
  { dimension: "frequency", factor: 1_000, names: "kHz" },
  { dimension: "frequency", factor: 1_000_000, names: "MHz" },
  { dimension: "frequency", factor: 1_000_000_000, names: "GHz" },
  { dimension: "data", factor: 1, names: "MB" },
  { dimension: "data", factor: 1_000, names: "GB" },
  { dimension: "data", factor: 1_000_000, names: "TB" },
  { dimension: "celsius", factor: 1, names: "°C|° C|degrees Celsius|degrees C" },
  { dimension: "fahrenheit", factor: 1, names: "°F|° F|degrees Fahrenheit" },
  { dimension: "pressure", factor: 1, names: "bar" },
  { dimension: "loudness", factor: 1, names: "dB(?:\\(A\\))?" },
  { dimension: "light", factor: 1, names: "lm|lumens?" },
  { dimension: "resolution", factor: 1, names: "MP|megapixels?" },
  { dimension: "pixels", factor: 1, names: "px|pixels?" },
  { dimension: "speed", factor: 1, names: "rpm" },
  { dimension: "share", factor: 1, names: "%|per ?cent" },
  { dimension: "seconds", factor: 1, names: "s|sec|seconds?" },
  { dimension: "seconds", factor: 60, names: "min|minutes?" },
  { dimension: "seconds", factor: 3_600, names: "h|hrs?|hours?" },
  { dimension: "days", factor: 1, names: "days?" },
  { dimension: "days", factor: 7, names: "weeks?" },
  { dimension: "months", factor: 1, names: "months?" },
  { dimension: "months", factor: 12, names: "years?" },
  { dimension: "EUR", factor: 1, names: "€|EUR|euros?" },
  { dimension: "USD", factor: 1, names: "\\$|USD|dollars?" },
  { dimension: "GBP", factor: 1, names: "£|GBP" },
  { dimension: "CHF", factor: 1, names: "CHF" },
];

const BEHIND = UNITS.map((unit) => ({
  unit,
  pattern: new RegExp(`^[ \\u00a0\\u202f-]?(${unit.names})(?![\\p{L}\\p{N}])`, "u"),
}));
const CURRENCY_BEFORE = /(€|EUR|\$|USD|£|GBP|CHF)[ \u00a0]?$/;
/** 20 × 8 × 8 cm, 0–40 °C: the unit stands behind the last. */
const GOES_ON = /^[ \u00a0]?(?:x|×|–|-|to|by|\/)[ \u00a0]?(?=\p{Nd})/u;

/** All numbers of a text with their units, in order. */
export function findMeasures(text: string, language: string): Measure[] {
  const measures: Measure[] = [];
  for (const number of findNumbers(text, language).toReversed()) {
    const own = unitBehind(text, number.end) ?? unitBefore(text, number.start);
    const next = measures[0];
    const shared =
      !own && next && GOES_ON.test(text.slice(number.end)) && next.start - number.end <= 4 ? next.unit : null;
    const end = own?.end ?? number.end;
    const start = Math.min(number.start, own?.start ?? number.start);
    measures.unshift({ start, end, text: text.slice(start, end), number, unit: own?.unit ?? shared });
  }
  return measures;
}

/** Whether two measures say the same; a bare number agrees with the same number of anything. */
export function isSame(one: Measure, other: Measure): boolean {
  if (!one.unit || !other.unit) return one.number.values.some((value) => other.number.values.includes(value));
  if (one.unit.dimension !== other.unit.dimension) return false;
  const [a, b] = [one.unit.factor, other.unit.factor];
  return one.number.values.some((value) => other.number.values.some((known) => near(value * a, known * b)));
}

const near = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(one));

function unitBehind(text: string, end: number) {
  const rest = text.slice(end, end + 24);
  for (const { unit, pattern } of BEHIND) {
    const match = pattern.exec(rest);
    if (match?.[1] !== undefined)
      return {
        start: end,
        end: end + match[0].length,
        unit: { written: match[1], dimension: unit.dimension, factor: unit.factor },
      };
  }
  return null;
}

function unitBefore(text: string, start: number) {
  const match = CURRENCY_BEFORE.exec(text.slice(Math.max(0, start - 5), start));
  const unit = match && UNITS.find(({ names }) => new RegExp(`^(?:${names})$`, "u").test(match[1] ?? ""));
  if (!match || !unit) return null;
  return {
    start: start - match[0].length,
    end: undefined,
    unit: { written: match[1] ?? "", dimension: unit.dimension, factor: 1 },
  };
}
