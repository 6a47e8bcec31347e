import { db } from "#lib/db/client";
import { presentRevision } from "#lib/drafts/present";
import { findRevision, listAuthorsAfter } from "#lib/drafts/revisions/queries";
import type { FoundRevision } from "#lib/drafts/revisions/queries";
import type { FoundDraft } from "#lib/drafts/queries";
import { proofOf } from "#lib/kinds/proof";
import { markdownToTree } from "#lib/text/markdown/html";
import { authorsOf } from "./_changes/authors.ts";
import { blocksOf, type Block } from "./_changes/blocks.ts";
import { changesOf } from "./_changes/changes.ts";
import { setProof } from "../../_kinds/reading/set-proof.ts";

/** What changed since a revision was approved, and by whom; `notes` and `offset` are those of the head's proof. */
export async function loadChanges(draft: FoundDraft, approved: FoundRevision, head: FoundRevision) {
  const { tree, notes, offset } = setProof(draft.kind, head, () => "");
  const items = changesOf(readBlocks(draft, approved.content), blocksOf(tree, draft.language));
  const ends = await listAuthorsAfter(db, draft, approved.number);
  const steps = await Promise.all(
    ends.map(async (end) => {
      const revision = end.id === head.id ? head : await findRevision(db, draft, end.id);
      return revision && { author: presentRevision(revision).author, blocks: readBlocks(draft, revision.content) };
    }),
  );
  return {
    items,
    notes,
    offset,
    authors: authorsOf(
      items,
      steps.filter((step) => step !== null),
    ),
  };
}

function readBlocks(draft: FoundDraft, content: unknown): Block[] {
  return blocksOf(markdownToTree(proofOf(draft.kind, content).markdown), draft.language);
}
