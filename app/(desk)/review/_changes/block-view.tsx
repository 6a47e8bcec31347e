import { Check, X } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { CSSProperties, ReactNode } from "react";
import type { Block, BlockShape, Mark, Word } from "./blocks.ts";
import type { ChangePart } from "./changes.ts";

export type Language = { lang: string; dir: "ltr" | "rtl" };
type Props = { block: Block; parts: ChangePart[]; language: Language };

const TAGS = {
  h1: "h1",
  h2: "h2",
  h3: "h3",
  p: "p",
  item: "p",
  quote: "blockquote",
  code: "pre",
  row: "p",
} as const satisfies Record<BlockShape, string>;

export async function BlockView({ block, parts, language }: Props) {
  const t = await getTranslations("review");
  const Tag = TAGS[block.shape];
  const depth = { "--depth": block.depth } as CSSProperties;
  return (
    <Tag {...language} className={block.depth > 0 ? "listed" : undefined} style={block.depth > 0 ? depth : undefined}>
      {block.sign && <Sign sign={block.sign} />}
      {parts.map(({ kind, words }, index) => (
        <Part key={index} kind={kind} label={(number) => t("evidence", { number })} words={words} />
      ))}
    </Tag>
  );
}

async function Sign({ sign }: { sign: NonNullable<Block["sign"]> }) {
  const t = await getTranslations("review");
  if (sign === "bullet" || sign === "number")
    return (
      <span className="sign" aria-hidden="true">
        {sign === "bullet" ? "•" : "–"}
      </span>
    );
  const Icon = sign === "on" ? Check : X;
  return (
    <span className="sign">
      <Icon className="icon" aria-hidden />
      <span className="visually-hidden">{t(sign === "on" ? "ticked" : "unticked")} </span>
    </span>
  );
}

/** Marks of one kind that follow each other are drawn as one. */
function Part({ kind, words, label }: { kind: ChangePart["kind"]; words: Word[]; label: (number: number) => string }) {
  const runs = runsOf(words).map((run, index) => <Run key={index} run={run} label={label} isOld={kind === "out"} />);
  if (kind === "in") return <ins>{runs}</ins>;
  if (kind === "out") return <del>{runs}</del>;
  return <>{runs}</>;
}

type RunOfWords = { text: string; marks: Mark[]; notes: number[] };

function runsOf(words: Word[]): RunOfWords[] {
  const runs: RunOfWords[] = [];
  for (const { text, marks, notes } of words) {
    const last = runs.at(-1);
    if (last && last.marks === marks && last.notes.length === 0) {
      last.text += text;
      last.notes = notes;
    } else runs.push({ text, marks, notes });
  }
  return runs;
}

/** A numeral of the old text leads nowhere: its list is that of the new one. */
function Run({ run, label, isOld }: { run: RunOfWords; label: (number: number) => string; isOld: boolean }) {
  return (
    <>
      {run.marks.reduceRight<ReactNode>((inner, mark) => marked(mark, inner), run.text)}
      {!isOld &&
        run.notes.map((number) => (
          <sup key={number}>
            <a href={`#source-${number}`} aria-label={label(number)}>
              {number}
            </a>
          </sup>
        ))}
    </>
  );
}

function marked(mark: Mark, inner: ReactNode): ReactNode {
  if (typeof mark === "object")
    return (
      <a href={mark.href} rel="noreferrer">
        {inner}
      </a>
    );
  const Tag = mark;
  return <Tag>{inner}</Tag>;
}
