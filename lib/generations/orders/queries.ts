import type { ProjectAccess } from "#lib/auth/queries";
import type { Db } from "#lib/db/client";
import { AppError } from "#lib/errors/app-error";
import { done, refuse } from "#lib/errors/refusal";
import { kindOf } from "#lib/kinds/registry";
import type { KindName } from "#lib/kinds/registry";
import { needOf } from "../needs/schema.ts";
import type { Order } from "../schema.ts";

export type CheckedOrder = {
  kind: KindName;
  brief: unknown;
  title: string;
  language: string;
  translationOfId: string | null;
  /** What has to be able to run it. */
  need: string;
};

/** Whether an order can be carried out: brief, sources and draft fit the kind and belong to the project. */
export async function checkOrder(db: Db, access: ProjectAccess, order: Order) {
  const brief = parseBrief(order);
  const kind = kindOf(order.kind);
  const sources = await db.source.findMany({
    where: { id: { in: order.sourceIds }, projectId: access.projectId },
    select: { id: true, status: true, title: true, language: true },
  });
  if (sources.length < new Set(order.sourceIds).size) return refuse("no-such-source");
  if (sources.some((source) => source.status !== "ready")) return refuse("source-not-ready");
  if (kind.sources === "required" && sources.length === 0) return refuse("sources-required");
  if (order.modelVersionId && !(await isUsable(db, order.modelVersionId))) return refuse("no-such-model-version");

  const original = await findOriginal(db, access, order, brief);
  if (original === "missing") return refuse("document-required");
  const draft = order.draftId ? await findTarget(db, access, order.draftId) : null;
  if (order.draftId && !draft) return refuse("no-such-draft");
  if (draft && draft.kind !== order.kind) return refuse("other-kind-of-draft");
  if (draft?.status === "in_review") return refuse("in-review");

  const project = await db.project.findUniqueOrThrow({
    where: { id: access.projectId },
    select: { language: true },
  });
  const language = languageOf(brief) ?? order.language ?? draft?.language ?? project.language;
  const from = typeof brief.from === "string" ? brief.from : (original?.language ?? null);
  return done<CheckedOrder>({
    kind: order.kind,
    brief,
    title: order.title ?? titleFor(order.kind, brief, original?.title ?? sources[0]?.title ?? null),
    language,
    translationOfId: original?.draftId ?? null,
    need: needOf({
      kind: order.kind,
      projectId: access.projectId,
      wantedVersionId: order.modelVersionId ?? null,
      from,
      to: language,
    }),
  });
}

/** Throws invalid_input with the paths inside the brief. */
function parseBrief(order: Order): Record<string, unknown> {
  const parsed = kindOf(order.kind).briefSchema.safeParse(order.brief);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const details = parsed.error.issues.map((issue) => ({
    path: ["brief", ...issue.path].join("."),
    message: issue.message,
  }));
  throw new AppError("invalid_input", "The brief is not complete.", details);
}

async function isUsable(db: Db, versionId: string): Promise<boolean> {
  const version = await db.modelVersion.findUnique({ where: { id: versionId }, select: { status: true } });
  return version?.status === "ready";
}

/** The draft or source that a translation works on; null for kinds that work on none. */
async function findOriginal(db: Db, access: ProjectAccess, order: Order, brief: Record<string, unknown>) {
  if (kindOf(order.kind).sources !== "document") return null;
  const { draftId } = brief;
  if (typeof draftId === "string") {
    const draft = await db.draft.findFirst({
      where: { id: draftId, projectId: access.projectId, headRevisionId: { not: null } },
      select: { id: true, title: true, language: true },
    });
    return draft ? { draftId: draft.id, title: draft.title, language: draft.language } : "missing";
  }
  const sourceId = typeof brief.sourceId === "string" ? brief.sourceId : order.sourceIds[0];
  if (!sourceId) return "missing";
  const source = await db.source.findFirst({
    where: { id: sourceId, projectId: access.projectId, status: "ready" },
    select: { title: true, language: true },
  });
  return source ? { draftId: null, title: source.title, language: source.language } : "missing";
}

function findTarget(db: Db, access: ProjectAccess, draftId: string) {
  return db.draft.findFirst({
    where: { id: draftId, projectId: access.projectId },
    select: { kind: true, language: true, status: true },
  });
}

/** A translation is in the language that it translates to. */
function languageOf(brief: unknown): string | null {
  const { to } = brief as { to?: unknown };
  return typeof to === "string" ? to : null;
}

/** What the draft is called until its content has a title of its own. */
function titleFor(kind: KindName, brief: unknown, from: string | null): string {
  const { topic, name } = brief as { topic?: unknown; name?: unknown };
  const own = topic ?? name;
  if (typeof own === "string") return own.slice(0, 200);
  return (from ?? `New ${kind.replaceAll("-", " ")}`).slice(0, 200);
}

/** An order as a worker reads it. */
export async function findOrder(db: Db, id: string) {
  const row = await db.generation.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      projectId: true,
      draftId: true,
      kind: true,
      brief: true,
      sourceIds: true,
      seed: true,
      wantedVersionId: true,
      need: true,
      draft: { select: { language: true } },
      project: { select: { guidelines: true, forbiddenWords: true } },
    },
  });
  return { ...row, kind: row.kind as KindName };
}
export type StoredOrder = Awaited<ReturnType<typeof findOrder>>;
