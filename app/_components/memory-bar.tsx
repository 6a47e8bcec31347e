import type { ReactNode } from "react";

export type MemoryPart = {
  name: string;
  detail?: ReactNode;
  /** Any unit, the same for all parts. */
  size: number;
  /** The size in words: "620 MB". */
  text: string;
};

const series = ["series-lead", "series-plain", "series-outlined", "series-hatched"];

/** What is loaded on a worker, told apart by pattern, with its key. `label` names the worker. */
export function MemoryBar({ label, parts, free }: { label: string; parts: MemoryPart[]; free?: MemoryPart }) {
  const all = [
    ...parts.map((part, index) => ({ ...part, look: series[index % series.length] })),
    ...(free ? [{ ...free, look: "free" }] : []),
  ];
  return (
    <>
      <div
        className="memory"
        role="img"
        aria-label={`${label}: ${all.map((part) => `${part.name} ${part.text}`).join(", ")}`}
      >
        {all.map((part) => (
          <span key={part.name} className={part.look} style={{ flex: part.size }} />
        ))}
      </div>
      <ul className="memory-key">
        {all.map((part) => (
          <li key={part.name}>
            <span className={`swatch ${part.look}`} />
            <span>
              {part.name}
              {part.detail && <span className="meta">{part.detail}</span>}
            </span>
            <span className="numeric">{part.text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
