import type { ReactNode } from "react";

export type TimelineEntry = { id: string; at: ReactNode; text: ReactNode };

/** Who did what and why, newest first. `at` is a `LocalTime`; names in the text are set in `<b>`. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id}>
          {entry.at}
          <p>{entry.text}</p>
        </li>
      ))}
    </ol>
  );
}
