/** A table of products as a shop exports it (CSV, TSV, or cells pasted from a sheet): one brief for each row. Pure. */
import Papa from "papaparse";
import { CHANNELS, PRODUCT_LIMITS, productBriefSchema, type ProductBrief } from "./schema.ts";

export const TABLE_LIMITS = { characters: 1_000_000, rows: 200, columns: 62 } as const;

/** `line`: the row's place in the table, the heading being 1; null for the table as a whole. */
export type TableDrop = { line: number | null; why: string };

export type ProductTable = {
  columns: string[];
  /** The column that holds the product's name; null when none can be told and none was named. */
  nameColumn: string | null;
  products: ProductBrief[];
  /** What was left out, and why. */
  dropped: TableDrop[];
};

const NAME =
  /^(?:product(?: ?name| ?title)?|name|title|item|produkt(?:name)?|bezeichnung|nome|nombre|produto|producto|nom|produit)$/i;

/** `leaveOut`: columns that are no facts. Throws nothing: what cannot be read is in `dropped`. */
export function readTable(
  text: string,
  wanted: { nameColumn?: string | undefined; leaveOut?: string[] | undefined } = {},
): ProductTable {
  if (text.length > TABLE_LIMITS.characters)
    return none(`A table may have ${TABLE_LIMITS.characters.toLocaleString("en")} characters at most.`);
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, "").trim(), { skipEmptyLines: "greedy" });
  const [heading = [], ...rows] = data;
  const columns = heading.map((column, index) => column.trim() || `Column ${index + 1}`);
  if (rows.length === 0) return none("A table needs a line of headings and a line for each product.");
  if (columns.length > TABLE_LIMITS.columns) return none(`A table may have ${TABLE_LIMITS.columns} columns at most.`);
  const nameColumn = wanted.nameColumn ?? columns.find((column) => NAME.test(column)) ?? null;
  const dropped: TableDrop[] = errors
    .filter(({ code }) => code !== "UndetectableDelimiter")
    .map(({ row, message }) => ({ line: row === undefined ? null : row + 1, why: message }));
  if (rows.length > TABLE_LIMITS.rows)
    dropped.push({
      line: null,
      why: `${rows.length - TABLE_LIMITS.rows} rows beyond the first ${TABLE_LIMITS.rows} were left out.`,
    });
  if (nameColumn === null) return { columns, nameColumn, products: [], dropped };
  const products = rows.slice(0, TABLE_LIMITS.rows).flatMap((row, index) => {
    const line = index + 2;
    if (row.length > columns.length)
      dropped.push({ line, why: "There are more cells than headings; the last ones were left out." });
    const read = productBriefSchema.safeParse(briefOf(columns, row, nameColumn, wanted.leaveOut ?? []));
    if (read.success) return [read.data];
    dropped.push({ line, why: whyNot(read.error.issues[0]?.path[0]) });
    return [];
  });
  return { columns, nameColumn, products, dropped };
}

function none(why: string): ProductTable {
  return { columns: [], nameColumn: null, products: [], dropped: [{ line: null, why }] };
}

/** Columns called “channel” and “words” steer; all others are facts. */
function briefOf(columns: string[], row: string[], nameColumn: string, leaveOut: string[]) {
  const cell = (column: string) => row[columns.indexOf(column)]?.trim() ?? "";
  const steering = (name: string) => columns.find((column) => column.toLowerCase() === name);
  const [channel, words] = ["channel", "words"].map((name) => cell(steering(name) ?? "\0"));
  const facts = columns.flatMap((name, index) => {
    const value = row[index]?.trim() ?? "";
    const isFact = name !== nameColumn && !leaveOut.includes(name) && !/^(?:channel|words)$/i.test(name);
    return isFact && value !== "" ? [{ name: name.slice(0, PRODUCT_LIMITS.factName), value }] : [];
  });
  return {
    name: cell(nameColumn),
    facts,
    ...(CHANNELS.some((known) => known === channel) && { channel }),
    ...(/^\d+$/.test(words ?? "") && { words: Number(words) }),
  };
}

function whyNot(path: unknown): string {
  if (path === "name") return `There is no name, or it is longer than ${PRODUCT_LIMITS.name} characters.`;
  if (path === "facts") return `There are no facts, or one is longer than ${PRODUCT_LIMITS.factValue} characters.`;
  return "The number of words does not fit.";
}
