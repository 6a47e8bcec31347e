import type { WriteStream } from "node:tty";
import type { FetchProgress } from "#lib/models/fetch/progress";

const INTERVAL = 100;
const BAR = 24;

/** One line that is written over, on a terminal. */
export function createProgressLine(terminal: WriteStream) {
  let shownAt = 0;
  return {
    show(name: string, { step, bytesDone, bytesTotal }: FetchProgress): void {
      const now = performance.now();
      if (now - shownAt < INTERVAL) return;
      shownAt = now;
      const share = bytesTotal > 0 ? Math.min(1, bytesDone / bytesTotal) : 0;
      const bar = "█".repeat(Math.round(share * BAR)).padEnd(BAR, "·");
      const megabytes = `${Math.round(bytesDone / 1e6)} of ${Math.round(bytesTotal / 1e6)} MB`;
      const text = `${name}  ${bar}  ${megabytes}  ${step}`;
      terminal.write(`\r\x1b[2K${text.slice(0, terminal.columns - 1)}`);
    },
    clear(): void {
      terminal.write("\r\x1b[2K");
    },
  };
}
