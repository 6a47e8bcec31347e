import type { PresentedDraft } from "#lib/drafts/present";
import type { PresentedRevision } from "#lib/drafts/present";
import type { Evidence, Finding } from "#lib/kinds/evidence";

/** A draft with the content of its head, as the API answers a save: what all editors show and save. */
export type DraftView = PresentedDraft & {
  revision: (PresentedRevision & { content: unknown; notes: string[] }) | null;
  evidence: Evidence[];
  findings: Finding[];
  /** Errors have to be mended before it can go to review or live. */
  blocked: boolean;
  /** A model is about to look at this revision. */
  checking: boolean;
};

/** What evidence may point at. */
export type SourceName = { id: string; title: string };
