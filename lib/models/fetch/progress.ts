export type FetchProgress = {
  /** What is being done, in plain words. */
  step: string;
  bytesDone: number;
  bytesTotal: number;
};

/**
 * Sums up what a fetch has done. Each file and each archive on the way is a part of its own; a source that fails takes
 * its part back, so that the sum is always true.
 */
export type ProgressSum = {
  step(text: string): void;
  set(part: string, bytes: { done: number; total: number }): void;
  drop(part: string): void;
};

export function sumProgress(report: (progress: FetchProgress) => void): ProgressSum {
  const parts = new Map<string, { done: number; total: number }>();
  let step = "";
  const tell = () => {
    let bytesDone = 0;
    let bytesTotal = 0;
    for (const { done, total } of parts.values()) {
      bytesDone += done;
      bytesTotal += Math.max(total, done);
    }
    report({ step, bytesDone, bytesTotal });
  };
  return {
    step(text) {
      step = text;
      tell();
    },
    set(part, bytes) {
      parts.set(part, bytes);
      tell();
    },
    drop(part) {
      parts.delete(part);
      tell();
    },
  };
}
