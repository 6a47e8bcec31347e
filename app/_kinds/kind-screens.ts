/** What a kind of content brings to the screens: the fields of its brief, and its editor. */
import type { ComponentType, ReactNode } from "react";
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

export type KindScreens = { BriefFields: ComponentType<BriefFieldsProps>; Editor: ComponentType<EditorProps> };
