import type { getTranslations } from "next-intl/server";
import type { LoadedPage } from "./load-page.ts";

type Words = Awaited<ReturnType<typeof getTranslations<"site">>>;

/** Who made the first version. */
export function originOf({ disclosure }: LoadedPage): "model" | "extraction" | "people" | "import" {
  if (disclosure.model) return "model";
  if (disclosure.isGenerated) return "extraction";
  return disclosure.editors > 0 ? "people" : "import";
}

/** How a page was made, in plain sentences. */
export function madeSentences(t: Words, loaded: LoadedPage): string[] {
  const { disclosure, sources } = loaded;
  const origin = originOf(loaded);
  const first =
    origin === "model"
      ? t("made.model", { model: disclosure.model ?? "", sources: sources.size })
      : t(`made.${origin}`, { sources: sources.size });
  const edited = origin === "people" ? [] : [t("made.edited", { count: disclosure.editors })];
  return [first, ...edited, t("made.approved", { count: disclosure.approvals })];
}

/** One line under the title. */
export function byline(t: Words, loaded: LoadedPage): string {
  const { editors } = loaded.disclosure;
  const keys = { model: "byModel", extraction: "byExtraction", people: "byPeople", import: "byImport" } as const;
  return t(keys[originOf(loaded)], { editors });
}

/** A date as this interface writes it; the zone is UTC, as the server cannot know the reader's. */
export function dayOf(date: Date): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(date);
}
