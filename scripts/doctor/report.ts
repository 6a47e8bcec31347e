import type { CheckedFinding, FindingState } from "./check.ts";

const MARKS: Record<FindingState, string> = { ok: "ok", note: "note", failed: "WRONG", skipped: "-" };

export function isWell(findings: CheckedFinding[]): boolean {
  return findings.every((finding) => finding.state !== "failed");
}

/** For machines: `{ ok, findings: [{ check, state, message, help? }] }`. */
export function jsonReport(findings: CheckedFinding[]): string {
  return JSON.stringify({ ok: isWell(findings), findings }, null, 2);
}

/** For people: a line each, what to do below it, and the tally. */
export function tableReport(findings: CheckedFinding[], width: number): string {
  const nameWidth = Math.max(...findings.map(({ check }) => check.length));
  const markWidth = Math.max(...Object.values(MARKS).map((mark) => mark.length));
  const indent = " ".repeat(nameWidth + markWidth + 4);
  const lines = findings.flatMap(({ check, state, message, help }) => {
    const start = `${MARKS[state].padEnd(markWidth)}  ${check.padEnd(nameWidth)}  `;
    const words = state === "failed" || state === "note" ? [message, ...(help ? [`→ ${help}`] : [])] : [message];
    const wrapped = words.flatMap((text) => wrap(text, Math.max(40, width - indent.length)));
    return wrapped.map((line, index) => (index === 0 ? start : indent) + line);
  });
  return [...lines, "", tallyOf(findings)].join("\n");
}

function tallyOf(findings: CheckedFinding[]): string {
  const count = (state: FindingState) => findings.filter((finding) => finding.state === state).length;
  const wrong = count("failed");
  const notes = count("note") > 0 ? ` ${count("note")} to know about.` : "";
  if (wrong === 0) return `Nothing is wrong.${notes}`;
  return `${wrong} ${wrong === 1 ? "thing is" : "things are"} wrong.${notes}`;
}

function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines;
}
