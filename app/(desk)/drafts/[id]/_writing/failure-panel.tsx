import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import type { PresentedGeneration } from "#lib/generations/present";
import { isTextKind } from "#lib/kinds/registry";
import { ErrorState } from "../../../../_components/error-state.tsx";
import { LinkButton } from "../../../../_components/button.tsx";
import type { DraftView } from "../../../../_kinds/draft-view.ts";
import { countWords } from "../../../../_kinds/text/sections.ts";
import { ActButton } from "../act-button.tsx";
import { installAction, keepTextAction, retryAction } from "../actions.ts";
import { SetText } from "../set-text.tsx";
import { OtherVersion } from "./other-version.tsx";

type Props = {
  view: DraftView;
  generation: PresentedGeneration;
  transcript: string;
  versions: { id: string; label: string }[];
  mayInstall: boolean;
};

/** What happened, what was kept, what helps; then the text so far. */
export async function FailurePanel({ view, generation, transcript, versions, mayInstall }: Props) {
  const [t, common] = await Promise.all([getTranslations("drafts.failure"), getTranslations("common")]);
  const { error, status } = generation;
  const words = countWords(transcript);
  const mayKeep = isTextKind(view.kind) && words > 0 && view.abilities.save;
  const retry = { generationId: generation.id };
  const cancelled = status === "cancelled";
  return (
    <>
      <ErrorState
        tone={cancelled ? "caution" : "critical"}
        status={t(cancelled ? "stopped" : "failed")}
        title={t(cancelled ? "stoppedTitle" : "failedTitle")}
        facts={[
          { term: common("happened"), detail: error?.message ?? t("stoppedBy") },
          { term: common("kept"), detail: view.revision ? t("keptWithDraft", { words }) : t("kept", { words }) },
          { term: common("helps"), detail: error?.help ?? t(mayKeep ? "stoppedHelps" : "stoppedEmpty") },
        ]}
        actions={
          view.abilities.generate && (
            <>
              <ActButton action={retryAction} fields={retry} pending={t("starting")} tone="primary">
                {t("retry")}
              </ActButton>
              {versions.length > 0 && <OtherVersion generationId={generation.id} versions={versions} />}
              {mayKeep && (
                <ActButton action={keepTextAction} fields={retry} pending={t("keeping")}>
                  {t("keep")}
                </ActButton>
              )}
              {error?.catalogIds?.map((catalogId) =>
                mayInstall ? (
                  <ActButton key={catalogId} action={installAction} fields={{ catalogId }} pending={t("installing")}>
                    {t("install", { catalogId })}
                  </ActButton>
                ) : (
                  <LinkButton key={catalogId} href={"/models" as Route}>
                    {t("askForModel", { catalogId })}
                  </LinkButton>
                ),
              )}
            </>
          )
        }
        trace={t("trace", { code: error?.code ?? status, attempt: generation.attempt, seed: generation.seed })}
      />
      {!view.revision && words > 0 && (
        <section aria-label={t("soFar")}>
          <SetText view={view} markdown={transcript} />
        </section>
      )}
    </>
  );
}
