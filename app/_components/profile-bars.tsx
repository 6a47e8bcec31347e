import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** `behind`: what the figure rests on, under it. */
export type Measured = {
  /** Null: words in place of a bar. */ value: number | null;
  text: string;
  better?: boolean;
  behind?: string;
};

export type ProfileRow = {
  label: ReactNode;
  /** One for each version, in order. `value`: length of the bar, 0 to 100; null where it was not measured. `text`: what is written. */
  values: (Measured | null)[];
};

/** What each version can do here. The first version is solid, the second outlined; the better of two is set bold. */
export function ProfileBars({
  heading,
  versions,
  rows,
  unmeasured,
}: {
  heading: ReactNode;
  versions: ReactNode[];
  rows: ProfileRow[];
  unmeasured: string;
}) {
  return (
    <div className="side-scroll">
      <table className="profile">
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {versions.map((version, index) => (
              <th key={index} scope="col">
                {version}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <td>{row.label}</td>
              {row.values.map((cell, column) => (
                <td key={column}>
                  {cell ? <Bar {...cell} outlined={column > 0} /> : <span className="meta">{unmeasured}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Bar({ value, text, better, behind, outlined }: Measured & { outlined: boolean }) {
  return (
    <>
      {value === null ? (
        <span className="sub">{text}</span>
      ) : (
        <div className={classNames("profile-bar", outlined && "is-challenger")}>
          <span className="profile-track">{value > 0 && <i style={{ width: `${Math.min(100, value)}%` }} />}</span>
          <span className={classNames("profile-value", better && "is-better")}>{text}</span>
        </div>
      )}
      {behind && <span className="meta block">{behind}</span>}
    </>
  );
}
