import type { RevisionToCheck } from "#lib/drafts/checks/queries";
import { findOriginalLanguage } from "#lib/drafts/checks/queries";
import type { Uncovered } from "#lib/drafts/checks/schema";
import { kindOf } from "#lib/kinds/registry";
import { knowsLanguage } from "#lib/models/languages";
import { resolveTranslation } from "#lib/models/translation/queries";
import { plannedLeg, requestOf, translatorOf } from "../resolve-engines.ts";
import { claimsOfQuiz, claimsOfText, settle, type Claim } from "./claims.ts";
import { notJudged, withEngine, type Judge, type Judging } from "./judge.ts";
import { claimsOfSegments, segmentsOf, wayOf, type Segment } from "./translated.ts";

/** Does each claim follow from what it rests on? One row for each; one for all where the model lacks a language. */
export const judgeClaims: Judge = async (revision, version, judging) => {
  const read = await readClaims(revision, version.languages, judging);
  if (!Array.isArray(read)) return notJudged("entail", read);
  const pairs = read.flatMap((claim) => claim.pairs);
  if (pairs.length === 0) return [];
  const asked = pairs.map(({ premise, claim }) => ({ premise, claim }));
  const scores = await withEngine(judging, requestOf(version), async ({ entail }) =>
    entail ? entail.entail({ pairs: asked, signal: judging.signal }) : [],
  );
  if (scores.length === 0) return [];
  let from = 0;
  return read.map((claim) => {
    const own = scores.slice(from, (from += claim.pairs.length));
    return { kind: "entail" as const, claim: claim.index, ...settle(claim.pairs, own) };
  });
};

async function readClaims(
  revision: RevisionToCheck,
  languages: string[],
  judging: Judging,
): Promise<Claim[] | Uncovered> {
  if (kindOf(revision.kind).sources === "document") return readTranslated(revision, languages, judging);
  const claims = revision.kind === "quiz" ? claimsOfQuiz(revision) : claimsOfText(revision);
  const known = languages.length === 0 || knowsLanguage(languages, revision.language);
  return known || claims.length === 0 ? claims : { reason: "language", language: revision.language };
}

async function readTranslated(
  revision: RevisionToCheck,
  languages: string[],
  judging: Judging,
): Promise<Claim[] | Uncovered> {
  const segments = segmentsOf(revision);
  const from = segments.length > 0 ? await findOriginalLanguage(judging.db, revision.evidence) : null;
  if (from === null) return [];
  const to = revision.language;
  const way = wayOf(languages, from, to);
  if (way === null) return { reason: "language", language: from };
  if (way === "direct")
    return claimsOfSegments(
      segments,
      segments.map(({ translated }) => translated),
    );
  const back = await translateBack(segments, { from: to, to: from }, revision, judging);
  return back ? claimsOfSegments(segments, back) : { reason: "way-back", language: to, to: from };
}

/** By the model that is deployed for the way back; null where there is none, or only one by way of a third language. */
async function translateBack(
  segments: readonly Segment[],
  { from, to }: { from: string; to: string },
  { projectId }: RevisionToCheck,
  judging: Judging,
): Promise<string[] | null> {
  const plan = await resolveTranslation(judging.db, from, to, projectId, judging.models);
  const [leg, further] = plan.ok ? plan.legs : [];
  if (!leg || further) return null;
  const planned = plannedLeg(leg);
  return withEngine(judging, planned.request, async (engine) => {
    const call = {
      segments: segments.map(({ translated }) => translated),
      html: false,
      signal: judging.signal,
      onSegment: () => {},
    };
    return (await translatorOf(engine, planned).translate(call)).segments;
  });
}
