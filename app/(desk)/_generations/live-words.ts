import { getTranslations } from "next-intl/server";
import type { LiveWords } from "./live-card.tsx";

/** Steps as the pipelines name them. */
const STEPS = [
  "read",
  "clean",
  "compare",
  "outline",
  "select",
  "write",
  "ask",
  "check",
  "arrange",
  "translate",
  "traits",
  "choose",
  "balance",
  "word",
] as const;

/** Words with gaps that the browser fills in: the numbers change while it looks on. */
export async function liveWords(): Promise<LiveWords> {
  const t = await getTranslations("jobs");
  return {
    names: Object.fromEntries(STEPS.map((name) => [name, t(`steps.${name}`)])),
    count: String(t.raw("stepCount")),
    loading: t("loadingModel"),
    queued: t("waits.starting"),
    stop: t("stop"),
    stopping: t("stopping"),
    leaveQueue: t("leaveQueue"),
    refused: t("notDone"),
    progress: t("progressOf"),
  };
}
