import { may } from "#lib/auth/queries";
import type { FoundSource, ListedSource } from "./queries.ts";

export function presentSource(source: ListedSource) {
  return {
    id: source.id,
    projectId: source.projectId,
    title: source.title,
    status: source.status,
    mediaType: source.mediaType,
    fileName: source.fileName,
    bytes: source.bytes,
    language: source.language,
    characters: source.characters,
    passages: source.passages,
    drafts: source.drafts,
    dropped: source.dropped,
    error: source.error,
    addedBy: source.createdBy?.name ?? null,
    createdAt: source.createdAt.toISOString(),
  };
}
export type PresentedSource = ReturnType<typeof presentSource>;

export function presentFoundSource(source: FoundSource) {
  return { ...presentSource(source), abilities: { remove: may(source.access, "source.add") && source.drafts === 0 } };
}
