/** What a kind of content brings to the screens: the fields of its brief, its editor, and how it is read. */
import type { ComponentType, ReactNode } from "react";
import type { Evidence, Finding } from "#lib/kinds/evidence";
import type { KindName } from "#lib/kinds/registry";
import type { SourceName } from "./draft-view.ts";

/**
 * Fields are named `brief.<field>`; `readBriefs` (brief-reading.ts) makes a brief of them. Their errors come from
 * `useBriefErrors()`, by the same names.
 */
export type BriefFieldsProps = {
  /** Of the project: what the fields start with. */
  language: string;
  audience: string;
  /** Texts of the project that can be worked on, newest change first. */
  drafts: { id: string; title: string; language: string }[];
  /** Chosen by the address. */
  draftId: string | null;
};

/** The draft itself comes from `useDraft()`, saving from `useSaving()`. */
export type EditorProps = {
  /** The head revision as set text, made on the server: what stands there until the editor is loaded. */
  text: ReactNode;
  /** The panels "History" and "Brief" of the right rail. */
  history: ReactNode;
  brief: ReactNode;
  /** Sources that its evidence may point at. */
  sources: SourceName[];
  /** What was wrong with the last generation, above the text. */
  failure: ReactNode;
  nonce: string | undefined;
};

/** One revision to be read, where nothing is changed. `content` fits the schema of its kind. */
export type ReadingProps = {
  kind: KindName;
  content: unknown;
  evidence: Evidence[];
  findings: Finding[];
  sources: SourceName[];
  language: string;
};

export type KindScreens = {
  BriefFields: ComponentType<BriefFieldsProps>;
  Editor: ComponentType<EditorProps>;
  /** How it is read in review; without it, as set text made of its proof (lib/kinds/proof.ts). */
  Reading?: ComponentType<ReadingProps>;
};
