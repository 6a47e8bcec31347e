import type { Route } from "next";

export type PaletteEntry = {
  id: string;
  /** The heading it stands under. */
  group: string;
  label: string;
  /** Said after the label: the project of a draft. */
  detail?: string;
  href: Route;
};

export type PaletteWords = {
  title: string;
  placeholder: string;
  drafts: string;
  searching: string;
  empty: string;
  failed: string;
};

/** Drafts whose title or text has the words. A function of the server (action) or of a client module. */
export type SearchDrafts = (query: string) => Promise<PaletteEntry[]>;
