import type { SearchDrafts } from "../palette/entries.ts";

/** All that the frame of the desk shows. What is a promise comes after the frame. */
export type ShellData = {
  user: { name: string; isAdmin: boolean };
  /** The reader's projects, in the order of the navigation. */
  projects: { slug: string; name: string }[];
  /** Slugs of the projects in which the reader may order drafts. */
  writable: Promise<string[]>;
  /** Drafts that wait for the reader's verdict. */
  reviewCount: Promise<number>;
  /** Generations that wait or run. */
  jobCount: Promise<number>;
  searchDrafts: SearchDrafts;
  signOut: () => Promise<void>;
};
