import type { SearchDrafts } from "../palette/entries.ts";

/** All that the frame of the desk shows. */
export type ShellData = {
  user: { name: string; isAdmin: boolean };
  /** The reader's projects, in the order of the navigation. */
  projects: { slug: string; name: string; /** Whether the reader may order drafts here. */ mayWrite: boolean }[];
  /** Drafts that wait for the reader's verdict. */
  reviewCount: number;
  /** Jobs that wait or run. */
  jobCount: number;
  searchDrafts?: SearchDrafts | undefined;
  signOut: () => Promise<void>;
};
