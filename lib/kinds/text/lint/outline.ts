import type { Finding } from "../../evidence.ts";
import type { ReadText } from "./read.ts";
import { finding, inWhole } from "./rule.ts";

/** Headings that were asked for and are not there. */
export function lintOutline({ prose }: ReadText, outline: readonly string[] = []): Finding[] {
  const headings = prose.blocks.filter(({ kind }) => kind === "heading");
  const here = new Set(headings.map(({ start, end }) => plain(prose.text.slice(start, end))));
  return outline
    .filter((wanted) => !here.has(plain(wanted)))
    .map((wanted) =>
      finding("outline-missing", "warning", inWhole, `The outline asks for “${wanted}”, which is not there.`),
    );
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
