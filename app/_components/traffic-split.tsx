import type { ReactNode } from "react";

export type TrafficPart = { id: string; label: ReactNode; detail?: ReactNode; /** 0 to 1 */ share: number };

/** Under this width a share could not carry its number. */
const smallest = 0.12;

/** Who gets which version: the first is the champion (solid), the second the challenger (outlined). */
export function TrafficSplit({ parts }: { parts: TrafficPart[] }) {
  return (
    <div className="traffic-split">
      {parts.map((part, index) => (
        <div
          key={part.id}
          className={index === 0 ? "champion" : "challenger"}
          style={{ flex: Math.max(part.share, smallest) }}
        >
          <span className="traffic-bar">{Math.round(part.share * 100)} %</span>
          <div className="traffic-caption">
            <span className="title">{part.label}</span>
            {part.detail && <span className="meta">{part.detail}</span>}
          </div>
        </div>
      ))}
    </div>
  );
}
