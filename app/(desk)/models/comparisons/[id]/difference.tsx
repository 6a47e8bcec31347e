import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { WordDiff } from "../../../../_kinds/text/word-diff.tsx";
import { messages } from "../../../../messages/en.ts";

export async function Difference({ from, to }: { from: string; to: string }) {
  const t = await getTranslations("comparisons");
  return (
    <div className="comparison-text">
      <p className="meta mb-2">{t("differenceAbout")}</p>
      <NextIntlClientProvider locale="en" timeZone="UTC" messages={{ drafts: { diff: messages.drafts.diff } }}>
        <WordDiff from={from} to={to} />
      </NextIntlClientProvider>
    </div>
  );
}
