/** What every kind of content brings along. A kind is a folder here, a pipeline, and a folder in app/_kinds. */
import type { z } from "zod";
import type { Finding, Evidence } from "./evidence.ts";

export type LintContext = {
  language: string;
  forbiddenWords: string[];
  evidence: Evidence[];
  /** The brief that the draft was ordered with, when there was one: checks of length and number use it. */
  brief: unknown;
};

/** Pure: no database, no model. `toMarkdown` of a text kind gives `content.markdown` itself, byte for byte. */
export type Kind<Brief = unknown, Content = unknown> = {
  briefSchema: z.ZodType<Brief>;
  contentSchema: z.ZodType<Content>;
  /** BCP 47, of words that the kind brings along itself: a draft in another language needs a model that translates. */
  ownLanguage?: string;
  /**
   * `required`: a brief without sources is refused; `document`: needs one draft or one source to work on; `brief`: the
   * brief is the source, and is kept as one; `none`: takes no source.
   */
  sources: "required" | "optional" | "document" | "brief" | "none";
  // Methods, not function properties: the registry holds kinds of different content side by side.
  emptyContent(title: string): Content;
  titleOf(content: Content): string;
  lint(content: Content, context: LintContext): Finding[];
  toMarkdown(content: Content): string;
  /** What a reviewer reads and compares (see proof.ts), where `toMarkdown` leaves out or moves a part of it. */
  toProof?(content: Content): string;
  /** Of kinds whose brief is their source. */
  sheet?: {
    /** The text that is kept as a source; null where there is nothing to keep. Brief and content give the same. */
    of(from: Brief | Content): { title: string; text: string } | null;
    /** Evidence of the content as it is now. `before`: that of the revision under it, at its new places. */
    cite(
      content: Content,
      source: { id: string; text: string },
      before: readonly Evidence[],
      language: string,
    ): Evidence[];
  };
  /** A revision with an error among its findings can neither go to review nor live. */
  clean?: boolean;
};
