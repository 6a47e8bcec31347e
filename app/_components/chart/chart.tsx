import { DataTable } from "../data-table.tsx";
import { layOut, type ChartPoint } from "./lay-out.ts";

const HEIGHT = 160;
/** The first solid, the second outlined, the third hatched: they survive print and colour blindness. */
const LOOKS = ["series-lead", "series-outlined", "series-hatched"] as const;
export const MOST_SERIES = LOOKS.length;

type ChartProps = {
  /** Ids in the drawing begin with it: one of its own on a page. */
  id: string;
  title: string;
  /** What the picture shows, in a sentence, for whoever does not see it. */
  description: string;
  points: ChartPoint[];
  /** Names of the series, at most three. */
  series: string[];
  format: (value: number) => string;
  /** Words of the table under it: what opens it, and the head of its first column. */
  table: { open: string; point: string };
};

/** Columns over time, drawn on the server: no script, any width. The figures stand in a table under it. */
export function Chart({ id, title, description, points, series, format, table }: ChartProps) {
  const { columns, ticks, named } = layOut(points, series.length, HEIGHT);
  return (
    <figure className="chart" aria-labelledby={`${id}-title`}>
      <figcaption>
        <b id={`${id}-title`}>{title}</b>
        {series.length > 1 && (
          <ul className="chart-key">
            {series.map((name, index) => (
              <li key={name}>
                <span className={`swatch ${LOOKS[index]}`} /> {name}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      <div className="chart-plot">
        <ol className="chart-scale" aria-hidden style={{ height: HEIGHT }}>
          {ticks.map(({ value, y }) => (
            <li key={value} style={{ top: y }}>
              {format(value)}
            </li>
          ))}
        </ol>
        <div>
          <svg role="img" aria-labelledby={`${id}-title ${id}-about`} width="100%" height={HEIGHT}>
            <desc id={`${id}-about`}>{description}</desc>
            <defs>
              <pattern id={`${id}-hatch`} width="4" height="4" patternUnits="userSpaceOnUse">
                <rect className="chart-hatch-ground" width="4" height="4" />
                <rect className="chart-hatch-line" width="2" height="4" />
              </pattern>
            </defs>
            {ticks.map(({ value, y }) => (
              <line key={value} className="chart-line" x1="0" x2="100%" y1={y} y2={y} />
            ))}
            {columns.map(({ point, parts }, index) => (
              <g key={index}>
                <title>{`${point.label}: ${point.values.map((value, at) => `${series[at]} ${format(value)}`).join(", ")}`}</title>
                {parts.map(({ series: at, x, width, y, height }) => (
                  <rect
                    key={at}
                    className={LOOKS[at]}
                    x={`${x}%`}
                    width={`${width}%`}
                    y={y}
                    height={height}
                    {...(LOOKS[at] === "series-hatched" && { fill: `url(#${id}-hatch)` })}
                  />
                ))}
              </g>
            ))}
          </svg>
          <ol className="chart-axis" aria-hidden>
            {columns.map(
              ({ point, middle }, index) =>
                named.includes(index) && (
                  <li key={index} style={{ left: `${middle}%` }}>
                    {point.short}
                  </li>
                ),
            )}
          </ol>
        </div>
      </div>
      <details>
        <summary className="small">{table.open}</summary>
        <DataTable
          stacking
          caption={title}
          columns={[{ label: table.point }, ...series.map((label) => ({ label, className: "numeric" }))]}
        >
          {points.map(({ label, values }) => (
            <tr key={label}>
              <td className="title">{label}</td>
              {series.map((name, at) => (
                <td key={name} data-label={name} className="numeric">
                  {format(values[at] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </DataTable>
      </details>
    </figure>
  );
}
