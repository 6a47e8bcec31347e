import { getTranslations } from "next-intl/server";
import type { PresentedGeneration } from "#lib/generations/present";

/** The project's guidelines as they stood when the text was written. They may have changed since. */
export async function UsedGuidelines({ generation }: { generation: PresentedGeneration }) {
  const t = await getTranslations("drafts.order");
  const { guidelines, startedAt, ranWith } = generation;
  const none = guidelines !== null && guidelines.text === "" && guidelines.forbiddenWords.length === 0;
  return (
    <>
      <div className="section-head">
        <h2>{t("guidelines")}</h2>
      </div>
      {guidelines === null && <p className="meta">{t(startedAt ? "guidelinesUnknown" : "guidelinesLater")}</p>}
      {none && <p className="meta">{t("noGuidelines")}</p>}
      {guidelines && guidelines.text !== "" && <p className="small whitespace-pre-line">{guidelines.text}</p>}
      {guidelines && guidelines.text !== "" && !ranWith?.writer && <p className="meta">{t("guidelinesUnread")}</p>}
      {guidelines && guidelines.forbiddenWords.length > 0 && (
        <p className="meta">{t("forbidden", { words: guidelines.forbiddenWords.join(" · ") })}</p>
      )}
    </>
  );
}
