import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { dirname } from "node:path";
import type { Finding, Measure } from "./measure.ts";
import type { Spread } from "./statistics.ts";

export type Measured = {
  measure: Pick<Measure, "id" | "title" | "whyMissed"> & { conditions: string[] };
  findings: Finding[];
  /** Why it was not measured. */
  left: string | null;
  /** It fell over, and was not left out because something is not here. */
  broke: boolean;
  seconds: number;
};

/** One sentence, without its full stop. What was not measured holds nothing. */
export function verdictOf(all: Measured[]): string {
  const missed = all.flatMap(({ findings }) => findings).filter(({ holds }) => !holds).length;
  const broken = all.filter(({ broke }) => broke).length;
  const leftOut = all.filter(({ left, broke }) => left !== null && !broke).length;
  const parts = [
    ...(missed > 0 ? [`${missed} ${missed === 1 ? "figure misses its" : "figures miss their"} target`] : []),
    ...(broken > 0 ? [`${broken} ${broken === 1 ? "measure" : "measures"} broke`] : []),
    ...(leftOut > 0 ? [`${leftOut} ${leftOut === 1 ? "measure is" : "measures are"} not possible here`] : []),
  ];
  if (parts.length > 0) return parts.join(", ");
  return all.length === 0 ? "Nothing was measured" : "All targets hold";
}

const COLUMNS = ["", "", "ours", "peer", "ratio (least–most)", "target", ""];

export function printMeasured({ measure, left, seconds }: Measured): void {
  console.log(`\n${measure.id}  ${measure.title}  (${Math.round(seconds)} s)`);
  for (const condition of measure.conditions) console.log(`    ${condition}`);
  if (left) console.log(`    not measured: ${left}`);
}

export function printTable(all: Measured[]): void {
  const rows = all.flatMap(({ measure, findings, left }) =>
    left === null ? findings.map((finding) => rowOf(measure.id, finding)) : [[measure.id, left, "", "", "", "", "–"]],
  );
  const widths = COLUMNS.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  console.log("");
  for (const row of [COLUMNS, ...rows])
    console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  for (const reason of reasonsOf(all)) console.log(reason);
}

/** Why targets are missed, of measures that know. */
export function reasonsOf(all: Measured[]): string[] {
  const missed = all.filter(({ findings }) => findings.some(({ holds }) => !holds));
  return missed.flatMap(({ measure: { id, whyMissed } }) => (whyMissed ? [`${id}: ${whyMissed}`] : []));
}

function rowOf(id: string, { what, unit, ours, peer, ratio, target, holds }: Finding): string[] {
  const peerCell = peer ? `${figure(peer.figures.median)} ${peer.name}` : "";
  return [
    id,
    what,
    `${figure(ours.median)} ${unit}`,
    peerCell,
    ratio ? range(ratio) : range(ours),
    target,
    holds ? "holds" : "MISSES",
  ];
}

function range({ median, least, most }: Spread): string {
  return `${figure(median)} (${figure(least)}–${figure(most)})`;
}

/** Three significant digits. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return Math.abs(value) >= 1_000 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
}

export function machineFacts(): Record<string, string | number> {
  const [core] = cpus();
  return {
    processor: core?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 1024 ** 3),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
  };
}

export function writeJson(file: string, all: Measured[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ at: new Date().toISOString(), machine: machineFacts(), measured: all }, null, 2)}\n`,
  );
}
