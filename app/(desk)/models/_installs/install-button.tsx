import { Download } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { PresentedEntry } from "#lib/models/present";
import { ConfirmButton } from "../../../_components/overlays/confirm-dialog.tsx";
import { ActButton } from "../../act-button.tsx";
import { formatBytes } from "../../format-bytes.ts";
import { installAction } from "../actions.ts";

/** Starts at once; where a licence asks for more than an open one, or it is too large for here, the person is asked. */
export async function InstallButton({ entry, label }: { entry: PresentedEntry; label?: string }) {
  const [t, common] = await Promise.all([getTranslations("models"), getTranslations("common")]);
  const { name, licence, terms } = entry;
  const sign = <Download className="icon" aria-hidden />;
  const face = label ?? (
    <>
      {t("install")}
      <span className="visually-hidden"> {name}</span>
    </>
  );
  if (!terms && entry.fits)
    return (
      <ActButton
        small
        icon={sign}
        action={installAction}
        fields={{ catalogId: entry.id }}
        pending={t("starting")}
        refused={t("notDone")}
      >
        {face}
      </ActButton>
    );
  return (
    <ConfirmButton
      small
      icon={sign}
      label={face}
      words={{
        title: t("installTitle", { name }),
        consequence: (
          <>
            {terms && t("termsConsequence", { licence })}{" "}
            {!entry.fits && t("largeConsequence", { memory: formatBytes(entry.memoryBytes) })}
          </>
        ),
        confirm: terms ? t("acceptAndInstall") : t("install"),
        pending: t("starting"),
        cancel: common("cancel"),
        refused: t("notDone"),
      }}
      action={installAction}
    >
      {terms && (
        <p>
          <a href={terms} target="_blank" rel="noreferrer">
            {t("readTerms", { licence })}
          </a>
        </p>
      )}
      <input type="hidden" name="catalogId" value={entry.id} />
    </ConfirmButton>
  );
}
