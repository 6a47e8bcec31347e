import { getTranslations } from "next-intl/server";
import { MAX_SOURCE_BYTES, SOURCE_EXTENSIONS } from "#lib/sources/schema";
import { AddSourcePanel } from "./add-source-panel.tsx";

/** For members who may add sources; the list below it shows how each import goes. */
export async function AddSource({ projectId }: { projectId: string }) {
  const [t, common] = await Promise.all([getTranslations("sources"), getTranslations("common")]);
  return (
    <AddSourcePanel
      projectId={projectId}
      limits={{ extensions: SOURCE_EXTENSIONS, bytes: MAX_SOURCE_BYTES }}
      words={{
        drop: t("drop"),
        kinds: t("kinds"),
        choose: t("choose"),
        sending: t("sending"),
        tooLarge: t("tooLarge"),
        wrongKind: t("wrongKind"),
        emptyFile: t("emptyFile"),
        notAdded: t("notAdded"),
        lost: t("lost"),
        paste: t("paste"),
        pasteAbout: t("pasteAbout"),
        title: t("titleField"),
        text: t("textField"),
        add: t("add"),
        adding: t("adding"),
        close: common("close"),
      }}
    />
  );
}
