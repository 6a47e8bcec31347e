import { getTranslations } from "next-intl/server";
import type { LiveWords } from "./live-card.tsx";

/** Words that the browser fills in: the numbers change while it looks on. */
export async function liveWords(): Promise<LiveWords> {
  const t = await getTranslations("jobs");
  return {
    names: t.raw("steps") as Record<string, string>,
    count: t.raw("stepCount") as string,
    loading: t("loadingModel"),
    waits: t.raw("waits") as LiveWords["waits"],
    stop: t("stop"),
    stopping: t("stopping"),
    leaveQueue: t("leaveQueue"),
    refused: t("notDone"),
    progress: t("progressOf"),
  };
}
