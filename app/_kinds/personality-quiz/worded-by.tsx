import { useTranslations } from "next-intl";
import type { WordedBy as Origin } from "#lib/kinds/personality-quiz/schema";

/** Who worded it, where that was not people. */
export function WordedBy({ by }: { by: Origin | undefined }) {
  const t = useTranslations("personality.editor.wordedBy");
  return by ? <span className="meta worded-by">{t(by)}</span> : null;
}
