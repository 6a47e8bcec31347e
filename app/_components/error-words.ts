import { getTranslations } from "next-intl/server";
import type { RouteErrorWords } from "./route-error.tsx";

/** The words of `RouteError`, for the layout above it: an error page cannot ask the server for words any more. */
export async function errorWords(): Promise<RouteErrorWords> {
  const [t, common] = await Promise.all([getTranslations("errors"), getTranslations("common")]);
  return {
    status: t("title"),
    title: t("happened"),
    keptTerm: common("kept"),
    kept: t("kept"),
    helpsTerm: common("helps"),
    helps: t("helps"),
    retry: t("retry"),
    problem: common("problem"),
  };
}
