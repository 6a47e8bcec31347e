import { Play } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { OpenPause } from "#lib/generations/pauses/queries";
import { LocalTime } from "../../../_components/local-time.tsx";
import { Note } from "../../../_components/note.tsx";
import { ActButton } from "../../act-button.tsx";
import { resumeQueueAction } from "./actions.ts";

type Props = { pause: OpenPause; mayResume: boolean };

/** Who holds the queue, since when and why. */
export async function PauseNote({ pause, mayResume }: Props) {
  const [t, jobs] = await Promise.all([getTranslations("jobs.pause"), getTranslations("jobs")]);
  const resume = mayResume && (
    <ActButton
      small
      icon={<Play className="icon" aria-hidden />}
      action={resumeQueueAction}
      fields={{}}
      pending={t("resuming")}
      refused={jobs("notDone")}
    >
      {t("resume")}
    </ActButton>
  );
  return (
    <Note tone="caution" title={t("held")} actions={resume}>
      {t.rich("heldBy", {
        by: pause.by ?? t("somebody"),
        reason: pause.reason,
        time: () => <LocalTime at={pause.startedAt.toISOString()} look="moment" />,
      })}
    </Note>
  );
}
