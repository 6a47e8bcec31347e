import type { CatalogEntry } from "./catalog/schema.ts";
import { sizeOf } from "./catalog/schema.ts";
import type { ListedEntry } from "./catalog.ts";
import type { ModelAbilities } from "./policy.ts";
import type { ListedModel, ListedVersion } from "./queries.ts";

export function presentVersion(version: ListedVersion) {
  return {
    id: version.id,
    modelId: version.model.id,
    name: version.model.name,
    number: version.number,
    label: `${version.model.name} v${version.number}`,
    status: version.status,
    tasks: version.tasks,
    engine: version.engine,
    format: version.format,
    digest: version.digest,
    files: version.files,
    bytes: version.bytes,
    licence: version.licence,
    languages: version.languages,
    pair: version.pair,
    parameters: version.parameters,
    quantisation: version.quantisation,
    contextLength: version.contextLength,
    memoryBytes: version.memoryBytes,
    settings: version.settings,
    origin: version.origin,
    error: version.error,
    purpose: version.purpose,
    tags: version.tags,
    keyStoredAt: version.keyStoredAt?.toISOString() ?? null,
    createdAt: version.createdAt.toISOString(),
    deployments: version.championOf.map(({ project, ...deployment }) => ({
      ...deployment,
      projectName: project?.name ?? null,
    })),
  };
}
export type PresentedVersion = ReturnType<typeof presentVersion>;

export function presentModel(model: ListedModel, abilities: ModelAbilities) {
  return {
    id: model.id,
    name: model.name,
    catalogId: model.catalogId,
    createdAt: model.createdAt.toISOString(),
    versions: model.versions.map(presentVersion),
    abilities,
  };
}
export type PresentedModel = ReturnType<typeof presentModel>;

/** `installed`: id of its newest ready version. `installId`: one that waits or runs. */
export function presentEntry(entry: ListedEntry, state: { installed: string | null; installId: string | null }) {
  return {
    id: entry.id,
    name: entry.name,
    summary: entry.summary,
    tasks: entry.tasks,
    pair: entry.pair,
    languages: entry.languages,
    licence: entry.licence,
    terms: entry.terms ?? null,
    parameters: entry.parameters,
    quantisation: entry.quantisation,
    bytes: sizeOf(entry),
    memoryBytes: entry.memoryBytes,
    published: entry.published,
    sources: sourcesOf(entry),
    fits: entry.fits,
    suggested: entry.suggested,
    ...state,
  };
}
export type PresentedEntry = ReturnType<typeof presentEntry>;

function sourcesOf(entry: CatalogEntry): string[] {
  const kinds = entry.files.flatMap((file) => file.sources.map((source) => source.kind));
  return [...new Set(kinds)];
}
