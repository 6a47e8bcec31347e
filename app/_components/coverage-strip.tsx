export type CoveragePart = { title: string; /** Length of the part, any unit. */ size: number; questions: number[] };

/** The source from left to right, and which questions rest on which part of it. `none`: the word for a part without one. */
export function CoverageStrip({ parts, none }: { parts: CoveragePart[]; none: string }) {
  return (
    <ol className="coverage-strip">
      {parts.map((part, index) => (
        <li key={index} style={{ flex: part.size }} className={part.questions.length > 0 ? "is-covered" : undefined}>
          <span className="coverage-block">
            <span className="coverage-questions">
              {part.questions.length > 0 ? part.questions.join(" ") : <span className="is-none">{none}</span>}
            </span>
          </span>
          <span className="meta cut" title={part.title}>
            {part.title}
          </span>
        </li>
      ))}
    </ol>
  );
}
