import { getTranslations } from "next-intl/server";
import type { PresentedVersion } from "#lib/models/present";
import { SectionHead } from "../../../../_components/page-head.tsx";
import { Findings } from "../../_servers/findings.tsx";
import { KeyForm } from "../../_servers/key-form.tsx";
import { findingWords } from "../../_servers/words.ts";

/** What was found when a version of a server was added, and the key that it is asked with. */
export async function VersionServer({ version, manage }: { version: PresentedVersion; manage: boolean }) {
  const [t, findings] = await Promise.all([getTranslations("models.server"), findingWords()]);
  const found = version.origin.findings ?? [];
  return (
    <>
      {found.length > 0 && (
        <section aria-labelledby="findings" className="max-w-160">
          <SectionHead id="findings" title={t("findings")} />
          <Findings findings={found} words={findings} />
        </section>
      )}
      {manage && (
        <section aria-labelledby="server-key" className="max-w-140">
          <SectionHead id="server-key" title={t("keyTitle")} />
          <p className="small sub mb-4">{t("keyAbout")}</p>
          <KeyForm
            versionId={version.id}
            words={{
              key: t("key"),
              keySave: t("keySave"),
              keySaving: t("keySaving"),
              keySaved: t("keySaved"),
              notAdded: t("notAdded"),
              checkFailed: t("checkFailed"),
              findings,
            }}
          />
        </section>
      )}
    </>
  );
}
