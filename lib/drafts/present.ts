import type { Finding } from "#lib/kinds/evidence";
import { kindOf } from "#lib/kinds/registry";
import { applyChecks, findingsOfChecks } from "./checks/present.ts";
import { draftAbilities } from "./policy.ts";
import type { FoundDraft } from "./queries.ts";
import type { FoundRevision, ListedRevision } from "./revisions/queries.ts";

/** A draft in lists, with what the viewer may do with it. */
export function presentDraft(draft: FoundDraft) {
  return {
    id: draft.id,
    projectId: draft.projectId,
    project: { slug: draft.project.slug, name: draft.project.name },
    kind: draft.kind,
    title: draft.title,
    language: draft.language,
    status: draft.facts.status,
    /** A generation that waits or writes; while it does, nobody else may save. */
    activeGenerationId: draft.activeGenerationId,
    translationOfId: draft.translationOfId,
    live: draft.live && {
      slug: draft.live.slug,
      path: `/p/${draft.project.slug}/${draft.live.slug}`,
      revisionId: draft.live.revisionId,
      isHead: draft.facts.liveIsHead,
      publishedAt: draft.live.publishedAt.toISOString(),
    },
    /** When a revision goes live by itself, if it is still the approved one then. */
    scheduled: draft.schedule && {
      at: draft.schedule.at.toISOString(),
      revisionId: draft.schedule.revisionId,
      isHead: draft.schedule.revisionId === draft.headRevisionId,
    },
    /** The round that is open: when an answer is wanted, and who has taken it. */
    review: draft.review && {
      submittedAt: draft.review.submittedAt.toISOString(),
      dueAt: draft.review.dueAt?.toISOString() ?? null,
      claimedBy: draft.review.claimedBy,
    },
    createdBy: draft.createdBy?.name ?? null,
    createdAt: draft.createdAt.toISOString(),
    updatedAt: draft.updatedAt.toISOString(),
    abilities: draftAbilities(draft.access, draft.facts),
  };
}
export type PresentedDraft = ReturnType<typeof presentDraft>;

/** A draft with the content of its head, evidence and findings. `brief` is what it was ordered with, for length checks. */
export function presentDraftWithContent(draft: FoundDraft, revision: FoundRevision | null, brief: unknown) {
  const findings = revision ? findingsOf(draft, revision, brief) : [];
  return {
    ...presentDraft(draft),
    revision: revision && { ...presentRevision(revision), content: revision.content, notes: revision.notes },
    evidence: revision ? applyChecks(revision.evidence, revision.checks) : [],
    findings,
    /** Errors have to be mended before it can go to review or live. */
    blocked: isBlocked(draft, findings),
    /** A model is about to look at this revision: evidence and findings may change without a save. */
    checking: revision?.checking ?? false,
  };
}

export function isBlocked(draft: Pick<FoundDraft, "kind">, findings: readonly Finding[]): boolean {
  return kindOf(draft.kind).clean === true && findings.some(({ severity }) => severity === "error");
}

/** What the generation found, and what the kind's lint finds in the text as it is now. */
export function findingsOf(draft: FoundDraft, revision: FoundRevision, brief: unknown): Finding[] {
  const kind = kindOf(draft.kind);
  const { forbiddenWords } = draft.project;
  const evidence = applyChecks(revision.evidence, revision.checks);
  const found = kind.lint(kind.contentSchema.parse(revision.content), {
    language: draft.language,
    forbiddenWords,
    evidence,
    brief,
  });
  return [...revision.findings, ...found, ...findingsOfChecks(revision.checks)];
}

export function presentRevision(revision: ListedRevision) {
  const version = revision.generation?.modelVersion;
  return {
    id: revision.id,
    number: revision.number,
    title: revision.title,
    digest: revision.digest,
    author: {
      type: revision.authorType,
      name: revision.author?.name ?? (version ? `${version.model.name} v${version.number}` : null),
      generationId: revision.generation?.id ?? null,
      modelVersionId: version?.id ?? null,
    },
    restoredFrom: revision.restoredFrom,
    createdAt: revision.createdAt.toISOString(),
  };
}
export type PresentedRevision = ReturnType<typeof presentRevision>;
