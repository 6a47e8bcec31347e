const widths = ["92%", "84%", "96%", "72%", "88%", "60%"];

/** What is coming, in its measures. `label`: said to screen readers, "Loading". */
export function SkeletonText({ label, lines = 4 }: { label: string; lines?: number }) {
  return (
    <div className="skeleton-text" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="skeleton" style={{ width: widths[index % widths.length] }} />
      ))}
    </div>
  );
}

export function SkeletonRows({ label, rows = 8 }: { label: string; rows?: number }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="skeleton-row">
          <span className="skeleton" style={{ width: `${28 + (index % 3) * 6}%` }} />
          <span className="skeleton" style={{ width: "16%" }} />
          <span className="skeleton push" style={{ width: 56 }} />
        </div>
      ))}
    </div>
  );
}

export function SkeletonCards({ label, cards = 2 }: { label: string; cards?: number }) {
  return (
    <div className="skeleton-text" role="status" aria-label={label}>
      {Array.from({ length: cards }, (_, index) => (
        <span key={index} className="skeleton skeleton-block" />
      ))}
    </div>
  );
}

/** Head and rows of a whole page, for `loading.tsx`. */
export function SkeletonPage({ label }: { label: string }) {
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <span className="skeleton skeleton-title" style={{ width: 240 }} />
        </div>
      </div>
      <SkeletonRows label={label} />
    </div>
  );
}
