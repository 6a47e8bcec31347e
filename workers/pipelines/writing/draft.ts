/** The Markdown of a draft as it grows: what is accepted is streamed, and each claim keeps its place. */
import { placeOf, type Evidence } from "#lib/kinds/evidence";
import type { Emit, PipelineSource } from "../pipeline.ts";

export type Claim = Pick<Evidence, "origin" | "state"> & {
  /** Null where nothing supports the claim. */
  source: Pick<PipelineSource, "id" | "text"> | null;
  start: number;
  end: number;
};

export type GrowingDraft = {
  /** `claims`: the source passages that this piece rests on; white space around it is no part of the claim. */
  append(markdown: string, claims?: Claim[]): void;
  markdown(): string;
  evidence(): Evidence[];
};

export function startDraft(emit: Pick<Emit, "text">): GrowingDraft {
  let markdown = "";
  const placed: { start: number; end: number; claim: Claim }[] = [];
  return {
    append(piece, claims = []) {
      const lead = piece.length - piece.trimStart().length;
      const start = markdown.length + lead;
      for (const claim of claims) placed.push({ start, end: start + piece.trim().length, claim });
      markdown += piece;
      if (piece !== "") emit.text(piece);
    },
    markdown: () => markdown,
    evidence: () => placed.map(({ start, end, claim }) => evidenceOf(markdown, start, end, claim)),
  };
}

function evidenceOf(markdown: string, start: number, end: number, claim: Claim): Evidence {
  return {
    place: placeOf(markdown, start, end),
    origin: claim.origin,
    sourceId: claim.source?.id ?? null,
    revisionId: null,
    start: claim.start,
    end: claim.end,
    quote: claim.source?.text.slice(claim.start, claim.end) ?? "",
    state: claim.state,
  };
}
