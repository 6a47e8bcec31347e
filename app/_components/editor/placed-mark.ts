import type { EditorMark } from "./editor-types.ts";

/** A mark at its place in the document, with its accessible name. */
export type PlacedMark = EditorMark & { from: number; to: number; name: string };
