import { getTranslations } from "next-intl/server";
import { LocalTime } from "../../_components/local-time.tsx";
import type { LiveGeneration } from "../_generations/list-live.ts";
import { LiveCard } from "../_generations/live-card.tsx";
import { liveWords } from "../_generations/live-words.ts";

export async function LiveList({ generations }: { generations: LiveGeneration[] }) {
  const words = await liveWords();
  return generations.map((generation) => {
    const { id, draftId, title, language, cancelling, mayStop, status, progress, wait } = generation;
    return (
      <LiveCard
        key={id}
        generation={{ id, draftId, title, language, cancelling, mayStop }}
        first={{ status, step: progress, wait, text: "" }}
        meta={<LiveMeta generation={generation} />}
        words={words}
      />
    );
  });
}

async function LiveMeta({ generation }: { generation: LiveGeneration }) {
  const t = await getTranslations("home");
  const { modelVersion, project, requestedBy, startedAt, createdAt } = generation;
  const parts = [project.name, modelVersion?.label, requestedBy && t("startedBy", { name: requestedBy })];
  return (
    <>
      {parts.filter(Boolean).join(" · ")} <LocalTime at={startedAt ?? createdAt} />
    </>
  );
}
