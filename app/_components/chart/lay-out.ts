import { scaleBand, scaleLinear } from "d3-scale";
import { stack } from "d3-shape";

export type ChartPoint = {
  /** The point in full, as the table has it: “3 November”. */
  label: string;
  /** Under the axis, where there is room for it: “3 Nov”. */
  short: string;
  /** One for each series, in order; 0 and up. */
  values: number[];
};

/** Across in per cent of the width, down in pixels: so the drawing fits every width, and its words keep their size. */
export type LaidOut = {
  columns: {
    point: ChartPoint;
    middle: number;
    parts: { series: number; x: number; width: number; y: number; height: number }[];
  }[];
  ticks: { value: number; y: number }[];
  /** Which points are named under the axis: the first, the last, and some between. */
  named: number[];
};

const TICKS = 3;
const NAMED = 4;

/** Stacked columns, the first series at the bottom. `height`: of the drawing, in pixels. */
export function layOut(points: readonly ChartPoint[], series: number, height: number): LaidOut {
  const across = scaleBand(
    points.map((_, index) => index),
    [0, 100],
  ).padding(0.25);
  const totals = points.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  // Half of a text is none: nothing is told below one.
  const down = scaleLinear([0, Math.max(1, ...totals)], [height, 0]).nice(TICKS);
  const keys = Array.from({ length: series }, (_, index) => index);
  const layers = stack<ChartPoint, number>()
    .keys(keys)
    .value(({ values }, key) => values[key] ?? 0)(points);
  const columns = points.map((point, index) => {
    const x = across(index) ?? 0;
    const parts = layers.flatMap((layer, key) => {
      const [from, to] = layer[index] ?? [0, 0];
      if (to <= from) return [];
      return [{ series: key, x, width: across.bandwidth(), y: down(to), height: down(from) - down(to) }];
    });
    return { point, middle: x + across.bandwidth() / 2, parts };
  });
  const ticks = down
    .ticks(TICKS)
    .filter(Number.isInteger)
    .map((value) => ({ value, y: down(value) }));
  return { columns, ticks, named: spread(points.length) };
}

function spread(count: number): number[] {
  if (count <= NAMED) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: NAMED }, (_, index) => Math.round((index * (count - 1)) / (NAMED - 1)));
}
