import { Square } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { LiveGeneration } from "../_generations/list-live.ts";
import { stopGenerationAction } from "../_generations/actions.ts";
import { ActButton } from "../act-button.tsx";

/** Ends what runs, or takes out of the queue what waits. */
export async function StopButton({ generation }: { generation: LiveGeneration }) {
  const t = await getTranslations("jobs");
  const queued = generation.status === "queued";
  if (!generation.mayStop) return null;
  return (
    <ActButton
      small
      tone={queued ? "quiet" : "stop"}
      icon={queued ? undefined : <Square className="icon icon-stop" aria-hidden />}
      action={stopGenerationAction}
      fields={{ generationId: generation.id }}
      pending={t("stopping")}
      waiting={generation.cancelling ? t("stopping") : null}
      refused={t("notDone")}
    >
      {queued ? t("takeOut") : t("stop")}
      <span className="visually-hidden">: {generation.title}</span>
    </ActButton>
  );
}
