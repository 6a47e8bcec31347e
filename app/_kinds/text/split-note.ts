export type TestedVersion = { id: string; label: string };
export type NotePart = { text: string; versionId: string | null };

/** Behind a version's name, where a note speaks of its self-test (workers/pipelines/abilities.ts). */
const OF_ITS_TEST = [" passed ", " has not had its self-test"];

/** A note in pieces: the names of versions that it tells the self-test of, and the words between. */
export function splitNote(note: string, versions: readonly TestedVersion[]): NotePart[] {
  const found = versions
    .flatMap(({ id, label }) => OF_ITS_TEST.map((words) => ({ id, label, at: note.indexOf(label + words) })))
    .filter(({ at }) => at >= 0)
    // Of “Small v1” and “Very Small v1” the longer name is meant, which begins earlier.
    .sort((one, other) => one.at - other.at);
  const parts: NotePart[] = [];
  let end = 0;
  for (const { id, label, at } of found) {
    if (at < end) continue;
    if (at > end) parts.push({ text: note.slice(end, at), versionId: null });
    parts.push({ text: label, versionId: id });
    end = at + label.length;
  }
  if (end < note.length) parts.push({ text: note.slice(end), versionId: null });
  return parts;
}
