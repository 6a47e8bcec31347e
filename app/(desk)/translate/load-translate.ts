import type { UserActor } from "#lib/auth/actor";
import { findProjectAccess, may } from "#lib/auth/queries";
import type { Database } from "#lib/db/client";
import { isSameLanguage } from "#lib/models/languages";
import { listTranslatedLanguages, resolveTranslation } from "#lib/models/translation/queries";
import { listProjects } from "#lib/projects/queries";
import { translationInputSchema } from "#lib/translations/schema";
import { commonLanguages, languageName } from "../language-name.ts";
import { languagesOf } from "../models/pair-name.ts";
import type { Languages } from "./_live/live-text.ts";
import type { ProjectChoice } from "./_live/types.ts";

const shownProjects = 50;

type Query = Record<string, string | string[] | undefined>;

/** What was chosen, by the address; else the first pair that a model serves. */
export async function loadTranslate(db: Database, actor: UserActor, query: Query) {
  const served = await listTranslatedLanguages(db);
  const [first, second] = languagesOf(served.pairs[0] ?? "en-pt");
  const from = languageOf(query.from) ?? first;
  const to = languageOf(query.to) ?? second;
  const languages: Languages = { from, to, format: query.format === "markdown" ? "markdown" : "text" };
  const [plan, projects] = await Promise.all([resolveTranslation(db, from, to), listWritable(db, actor)]);
  return {
    languages,
    detects: query.detect === "1",
    catalogIds: plan.ok ? [] : plan.catalogIds,
    pair: { from, to, ready: plan.ok || isSameLanguage(from, to) },
    ready: new Set(served.languages),
    listed: sortByName([...new Set([...commonLanguages, ...served.languages, from, to])]),
    projects,
  };
}

function languageOf(value: string | string[] | undefined): string | null {
  const parsed = translationInputSchema.safeParse({ from: value, to: "en", text: "a" });
  return parsed.success ? parsed.data.from : null;
}

function sortByName(languages: string[]): string[] {
  return languages.sort((one, other) => languageName(one).localeCompare(languageName(other), "en"));
}

async function listWritable(db: Database, actor: UserActor): Promise<ProjectChoice[]> {
  const { items } = await listProjects(db, actor, { limit: shownProjects, cursor: null });
  const accesses = await Promise.all(items.map(({ id }) => findProjectAccess(db, actor, id)));
  return items.flatMap(({ id, name }, index) => {
    const access = accesses[index];
    return access && may(access, "draft.write") && may(access, "source.add") ? [{ id, name }] : [];
  });
}
