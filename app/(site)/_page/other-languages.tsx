import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { LoadedPage } from "./load-page.ts";

/** The same content in other languages, each named in itself. */
export async function OtherLanguages({ loaded: { translations } }: { loaded: LoadedPage }) {
  if (translations.length === 0) return null;
  const t = await getTranslations("site");
  return (
    <nav className="site-languages" aria-label={t("otherLanguages")}>
      {translations.map(({ language, path }) => (
        <Link key={path} href={path} lang={language} hrefLang={language} prefetch={false}>
          {ownName(language)}
        </Link>
      ))}
    </nav>
  );
}

function ownName(language: string): string {
  return new Intl.DisplayNames([language, "en"], { type: "language", fallback: "code" }).of(language) ?? language;
}
