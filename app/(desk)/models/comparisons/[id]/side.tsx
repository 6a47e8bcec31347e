import { getTranslations } from "next-intl/server";
import type { PresentedTexts } from "#lib/evaluation/present";
import { markdownToHtml } from "#lib/text/markdown/html";
import { directionOf } from "../../../../_kinds/text/direction.ts";

/** One of the two texts; with its version and figures once they may be seen. */
export async function Side({ side, language }: { side: PresentedTexts["sides"][number]; language: string }) {
  const t = await getTranslations("comparisons");
  const { version, figures, markdown } = side;
  const label = t(side.side === "first" ? "first" : "second");
  return (
    <section aria-label={label} className="comparison-text">
      <header>
        <h2>{version ? (version.label ?? t("gone")) : label}</h2>
        <p className="meta">
          {figures &&
            t("textFigures", {
              words: figures.words,
              findings: figures.findings,
              seconds: (figures.milliseconds / 1_000).toLocaleString("en", { maximumFractionDigits: 1 }),
            })}
          {!version && t("secretly")}
        </p>
      </header>
      {/* Sanitised by markdownToHtml. */}
      <div
        className="text"
        lang={language}
        dir={directionOf(language)}
        dangerouslySetInnerHTML={{ __html: markdownToHtml(markdown ?? "") }}
      />
    </section>
  );
}
