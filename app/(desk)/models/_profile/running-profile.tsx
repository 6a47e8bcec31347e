import { getTranslations } from "next-intl/server";
import type { PresentedProfile } from "#lib/models/profiles/present";
import { ProgressBar } from "../../../_components/progress-bar.tsx";
import { Status } from "../../../_components/status.tsx";
import { ActButton } from "../../act-button.tsx";
import { AutoRefresh } from "../../auto-refresh.tsx";
import { cancelProfileAction } from "../actions.ts";
import { progressWords } from "./words.ts";

/** A self-test under way; looks again by itself. */
export async function RunningProfile({ profile, name }: { profile: PresentedProfile; name: string }) {
  const t = await getTranslations("profiles");
  const { status, progress, cancelling } = profile;
  const words = cancelling ? t("stopping") : await progressWords(profile);
  const waits = status === "queued" || progress?.name === "waits";
  return (
    <article className="live mb-4" aria-label={t("running", { name })}>
      <AutoRefresh seconds={2} />
      <header>
        <span className="title">{t("running", { name })}</span>
        {profile.abilities.cancel && (
          <ActButton
            small
            tone="stop"
            action={cancelProfileAction}
            fields={{ profileId: profile.id }}
            pending={t("stopping")}
            waiting={cancelling ? t("stopping") : null}
            refused={t("notDone")}
          >
            {t("stop")}
            <span className="visually-hidden">: {t("running", { name })}</span>
          </ActButton>
        )}
      </header>
      <div className="row small">
        <Status state={waits ? "queued" : "checking"}>{words}</Status>
      </div>
      <ProgressBar
        label={t("running", { name })}
        value={progress ? (progress.done / Math.max(1, progress.of)) * 100 : 0}
      />
    </article>
  );
}
