import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import type { PresentedVersion } from "#lib/models/present";
import type { PresentedCard } from "#lib/models/versions/present";
import { LocalTime } from "../../../../_components/local-time.tsx";
import { Note } from "../../../../_components/note.tsx";
import { VersionInstall } from "../../_installs/version-install.tsx";

/** Why it does not serve: it is on its way in, has failed, is retired or deleted. Nothing for one that is ready. */
export async function VersionState({ version, card }: { version: PresentedVersion; card: PresentedCard }) {
  const t = await getTranslations("versions");
  if (version.status === "retired") return <Note title={t("retired")}>{t("retiredAbout")}</Note>;
  if (version.status === "deleted")
    return (
      <Note title={t("gone")}>
        {card.filesGoneAt
          ? t.rich("goneAbout", { when: () => <LocalTime at={card.filesGoneAt ?? ""} look="moment" /> })
          : t("goneSoon")}
      </Note>
    );
  if (version.status === "ready") return null;
  return (
    <Suspense>
      <VersionInstall version={version} />
    </Suspense>
  );
}
