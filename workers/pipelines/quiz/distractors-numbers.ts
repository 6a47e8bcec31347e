/**
 * Wrong numbers that look like the right one: same commas, decimals, rounding and unit. Four layouts, so that the key
 * is second, third, first or last when the options are sorted; the caller chooses the layout.
 */
import { capitalise, MONTHS, NUMBER_WORDS, SHORT_MONTHS } from "./patterns.ts";

export type Layout = 0 | 1 | 2 | 3;
export type Level = "easy" | "medium" | "hard";

const FACTORS: Record<Level, [number, number, number][]> = {
  easy: [
    [0.4, 2, 3],
    [0.25, 0.5, 2],
    [1.5, 2, 3],
    [0.2, 0.4, 0.6],
  ],
  medium: [
    [0.6, 1.5, 2],
    [0.5, 0.75, 1.5],
    [1.25, 1.6, 2],
    [0.4, 0.6, 0.8],
  ],
  hard: [
    [0.75, 1.25, 1.5],
    [0.6, 0.8, 1.25],
    [1.25, 1.5, 1.75],
    [0.4, 0.6, 0.75],
  ],
};
const SPARE_FACTORS = [1.5, 0.5, 2, 0.75, 1.25, 3];
const OFFSETS = [
  [2, -2, 4],
  [-1, -2, 2],
  [1, 2, 4],
  [-1, -2, -3],
];
const SPARE_OFFSETS = [2, -2, 3, 4, -3, 5, 1, -1];
const YEAR_OFFSETS = [
  [4, -3, 7],
  [-3, -6, 4],
  [3, 5, 9],
  [-2, -5, -9],
];
const SPARE_YEAR_OFFSETS = [-3, 4, -6, 7, -9, -2];
/** Small whole numbers vary by steps, larger ones by factors. */
const LARGEST_STEPPED = 12;

/** Other numbers, best first, written like `written` (“1,200”, “12.5”, “four”). */
export function numberVariants(written: string, layout: Layout, level: Level): string[] {
  const offsets = [...(OFFSETS[layout] as number[]), ...SPARE_OFFSETS];
  const word = NUMBER_WORDS.indexOf(written.toLowerCase());
  if (word >= 0) {
    const values = unique(offsets.map((offset) => word + offset)).filter((value) => value >= 2 && value <= 20);
    const write = (value: number) => NUMBER_WORDS[value] as string;
    return values.map((value) => (/^\p{Lu}/u.test(written) ? capitalise(write(value)) : write(value)));
  }
  const value = Number(written.replace(/,/g, ""));
  const step = roundingStep(written);
  const stepped = value <= LARGEST_STEPPED && Number.isInteger(value);
  const factors = [...(FACTORS[level][layout] as number[]), ...SPARE_FACTORS];
  const raw = stepped
    ? offsets.map((offset) => value + offset).filter((other) => other >= 2)
    : factors.map((factor) => Math.round((value * factor) / step) * step);
  return unique(raw)
    .filter((other) => other > 0 && Math.abs(other - value) > step / 2)
    .map((other) => formatLike(other, written));
}

/** Other years, best first. `ahead`: a plan, only later years fit; `cycle`: held every few years. */
export function yearVariants(
  year: number,
  layout: Layout,
  span: { last: number; ahead: boolean; cycle: boolean },
): number[] {
  if (span.ahead) return [1, -1, 2, 3].map((offset) => year + offset);
  if (span.cycle)
    return [-4, 4, -8, -2, 2, -12].map((offset) => year + offset).filter((other) => other <= span.last + 4);
  const offsets = [...(YEAR_OFFSETS[layout] as number[]), ...SPARE_YEAR_OFFSETS];
  return unique(offsets.map((offset) => year + offset)).filter((other) => other <= span.last);
}

export function ordinalVariants(value: number): string[] {
  return [1, -1, 2, -2, 3]
    .map((offset) => value + offset)
    .filter((other) => other > 0)
    .map((other) => `${other}${ordinalSuffix(other)}`);
}

/**
 * Other dates in the same form. A year in it varies too, not beyond `last`, since few readers know the day of an
 * event; only the hard level keeps the year.
 */
export function dateVariants(date: string, layout: Layout, { level, last }: { level: Level; last: number }): string[] {
  const month = MONTHS.find((name) => date.includes(name)) ?? SHORT_MONTHS.find((name) => date.includes(name));
  if (!month) return [];
  const months = SHORT_MONTHS.includes(month) ? SHORT_MONTHS : MONTHS;
  const year = date.match(/\b\d{4}\b/)?.[0];
  const day = date.match(/\b\d{1,2}\b/)?.[0];
  const years =
    year && level !== "hard" ? yearVariants(Number(year), layout, { last, ahead: false, cycle: false }) : [];
  return DATE_STEPS.map((step, index) => {
    const other = months[(months.indexOf(month) + step.months + months.length) % months.length] as string;
    const shifted = date.replace(month, other).replace(year ?? "", String(years[index] ?? year ?? ""));
    return day
      ? shifted.replace(new RegExp(`\\b${day}\\b`), String(((Number(day) + step.days - 1) % 28) + 1))
      : shifted;
  });
}

const DATE_STEPS = [
  { months: 3, days: 5 },
  { months: -2, days: 11 },
  { months: 5, days: 17 },
  { months: -4, days: 3 },
];

export const monthVariants = (month: string): string[] =>
  [2, -3, 5, -5].map((offset) => MONTHS[(MONTHS.indexOf(month) + offset + 12) % 12] as string);

const FRACTIONS = [
  "one twentieth",
  "one twelfth",
  "one tenth",
  "one fifth",
  "one quarter",
  "one third",
  "one half",
  "two thirds",
  "three quarters",
];
/** Which neighbours in the list each layout takes: key second, third, first, last. */
const FRACTION_STEPS = [
  [-2, 2, 3],
  [-3, -2, 2],
  [2, 3, 4],
  [-2, -3, -4],
];

/** Other shares in words, at least two steps of the list away: “about one third” and “one quarter” are too near. */
export function fractionVariants(fraction: string, layout: Layout): string[] {
  const at = FRACTIONS.indexOf(fraction.toLowerCase());
  if (at < 0) return [];
  const steps = [...(FRACTION_STEPS[layout] as number[]), 2, -2, 3, -3, 4, -4, 5];
  const others = unique(steps.map((step) => at + step)).flatMap((index) => FRACTIONS[index] ?? []);
  return others.map((other) => (/^\p{Lu}/u.test(fraction) ? capitalise(other) : other));
}

/** A number written like the key: same commas and decimals. */
function formatLike(value: number, written: string): string {
  const decimals = (written.split(".")[1] ?? "").length;
  const digits = value.toFixed(decimals);
  const grouped = written.includes(",") || (value >= 10_000 && Number(written) < 10_000);
  return grouped ? digits.replace(/\B(?=(?:\d{3})+(?!\d))/g, ",") : digits;
}

/** The step that the number seems rounded to: 500 → 100, 250 → 50, 35 → 5, 162 → 1. */
function roundingStep(written: string): number {
  const decimals = (written.split(".")[1] ?? "").length;
  if (decimals) return 10 ** -decimals;
  const digits = written.replace(/,/g, "");
  const zeros = digits.match(/0*$/)?.[0].length ?? 0;
  const step = 10 ** zeros;
  const isSingleDigit = digits.length === zeros + 1;
  if (isSingleDigit) return step > 1 && Number(digits[0]) <= 2 ? step / 2 : step;
  return (Number(digits) / step) % 5 === 0 ? step * 5 : step;
}

const unique = (values: number[]): number[] => [...new Set(values)];

function ordinalSuffix(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][value % 10] ?? "th";
}
