import type { PresentedRevision } from "#lib/drafts/present";

const TOGETHER = 10 * 60_000;

export type RevisionGroup = { newest: PresentedRevision; older: PresentedRevision[] };

/** Saves of one person, each within ten minutes of the next, are one entry. Newest first, as they come. */
export function groupRevisions(revisions: PresentedRevision[]): RevisionGroup[] {
  const groups: RevisionGroup[] = [];
  for (const revision of revisions) {
    const group = groups.at(-1);
    const last = group?.older.at(-1) ?? group?.newest;
    if (group && last && belongTogether(last, revision)) group.older.push(revision);
    else groups.push({ newest: revision, older: [] });
  }
  return groups;
}

function belongTogether(later: PresentedRevision, earlier: PresentedRevision): boolean {
  const byPerson = later.author.type === "person" && earlier.author.type === "person";
  if (!byPerson || later.author.name !== earlier.author.name) return false;
  if (later.restoredFrom !== null || earlier.restoredFrom !== null) return false;
  return Date.parse(later.createdAt) - Date.parse(earlier.createdAt) <= TOGETHER;
}
