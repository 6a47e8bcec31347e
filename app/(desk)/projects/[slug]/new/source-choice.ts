import type { PresentedSource } from "#lib/sources/present";

/** As `addSource` answers. */
export type AddedSource = { id: string; status: PresentedSource["status"] };

export type SourceChoice = {
  id: string;
  title: string;
  status: PresentedSource["status"];
  mediaType: string;
  characters: number;
  passages: number;
  language: string | null;
  /** What the import kept out of prompts, or why it failed. */
  kept: string | null;
  error: string | null;
};

export function choiceOf(source: PresentedSource): SourceChoice {
  const { id, title, status, mediaType, passages, language } = source;
  const kept = source.dropped.map(({ what, count }) => `${what} (${count})`).join(", ");
  const error = source.error && `${source.error.message} ${source.error.help}`;
  return {
    id,
    title,
    status,
    mediaType,
    characters: source.characters ?? 0,
    passages,
    language,
    kept: kept || null,
    error,
  };
}
