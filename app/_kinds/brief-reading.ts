/** Fields of a form → the brief of a kind, to be checked by the kind's own schema. */
import type { KindName } from "#lib/kinds/registry";
import { readPersonalityBrief } from "./personality-quiz/read-brief.ts";

type Fields = Record<string, FormDataEntryValue | FormDataEntryValue[]>;
type Reader = (fields: Fields, sourceIds: string[]) => Record<string, unknown>;

const readers: Record<KindName, Reader> = {
  article: readTopic,
  "blog-post": readTopic,
  "product-description": (fields) => ({
    name: text(fields, "name") ?? "",
    facts: readFacts(fields),
    channel: text(fields, "channel"),
    words: number(fields, "words"),
  }),
  quiz: (fields) => ({
    questions: number(fields, "questions"),
    level: text(fields, "level"),
    types: list(fields, "types"),
  }),
  "personality-quiz": readPersonalityBrief,
  summary: (fields) => ({
    ...(text(fields, "by") === "words" ? { words: number(fields, "words") } : { points: number(fields, "points") }),
    audience: text(fields, "audience"),
  }),
  translation: (fields, sourceIds) => {
    const draftId = text(fields, "draftId");
    return {
      to: text(fields, "to") ?? "",
      from: text(fields, "from"),
      ...(draftId ? { draftId } : { sourceId: sourceIds[0] }),
    };
  },
};

export function readBrief(kind: KindName, fields: Fields, sourceIds: string[]): Record<string, unknown> {
  const brief = readers[kind](fields, sourceIds);
  return Object.fromEntries(Object.entries(brief).filter(([, value]) => value !== undefined));
}

function readTopic(fields: Fields): Record<string, unknown> {
  return {
    topic: text(fields, "topic") ?? "",
    audience: text(fields, "audience"),
    tone: text(fields, "tone"),
    words: number(fields, "words"),
    outline: lines(fields, "outline"),
  };
}

/** Rows of the table with anything in them. */
function readFacts(fields: Fields): { name: string; value: string }[] {
  const [names, values] = ["factName", "factValue"].map((name) => (list(fields, name) ?? []).map(String));
  return (names ?? [])
    .map((name, index) => ({ name: name.trim(), value: (values?.[index] ?? "").trim() }))
    .filter(({ name, value }) => name !== "" || value !== "");
}

function text(fields: Fields, name: string): string | undefined {
  const value = fields[`brief.${name}`];
  return typeof value === "string" && value.trim() ? value.trim() : undefined;
}

/** What is no number goes on as it is, so that the schema names the field. */
function number(fields: Fields, name: string): number | string | undefined {
  const value = text(fields, name);
  return value === undefined || Number.isNaN(Number(value)) ? value : Number(value);
}

function list(fields: Fields, name: string): unknown[] | undefined {
  const value = fields[`brief.${name}`];
  return value === undefined ? undefined : [value].flat();
}

function lines(fields: Fields, name: string): string[] | undefined {
  const headings = text(fields, name)
    ?.split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return headings?.length ? headings : undefined;
}
