import type { FormatFaultCode } from "#lib/models/formats/format-fault";
import type { CheckOrder } from "#lib/models/checks/types";

/** Files that must be refused, for their reason. `base`: the model that an adapter is said to be for. */
export type BadModel = {
  class: string;
  what: string;
  code: FormatFaultCode;
  files: Record<string, Uint8Array>;
  order?: Partial<CheckOrder>;
  base?: Uint8Array;
};

type Row = [what: string, code: FormatFaultCode, files: Record<string, Uint8Array>, more?: Partial<BadModel>];

export const classOf = (name: string, rows: Row[]): BadModel[] =>
  rows.map(([what, code, files, more]) => ({ class: name, what, code, files, ...more }));

export const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
export const text = (value: string) => new TextEncoder().encode(value);
