import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { PresentedEntry } from "#lib/models/present";
import { Status } from "../../../../_components/status.tsx";
import { formatBytes } from "../../../format-bytes.ts";
import { languageName } from "../../../language-name.ts";
import { InstallButton } from "../../_installs/install-button.tsx";
import { pairName } from "../../pair-name.ts";

const namedLanguages = 4;

export async function EntryRow({ entry, manage }: { entry: PresentedEntry; manage: boolean }) {
  const t = await getTranslations("models");
  const { name, summary, licence, terms, published } = entry;
  return (
    <tr>
      <td className="title">
        {name}
        {entry.suggested && <span className="meta"> · {t("suggested")}</span>}
        <span className="meta block max-w-96">{summary}</span>
        {published && published.bleu !== null && (
          <span className="meta block">{t("published", { bleu: published.bleu, testSet: published.testSet })}</span>
        )}
      </td>
      <td data-label={t("columnDownload")} className="nowrap">
        {entry.bytes > 0 ? formatBytes(entry.bytes) : t("nothingToFetch")}
      </td>
      <td data-label={t("columnMemory")} className="nowrap">
        <div>
          {formatBytes(entry.memoryBytes)}
          {!entry.fits && <span className="meta block">{t("doesNotFit")}</span>}
        </div>
      </td>
      <td data-label={t("columnLicence")}>
        {terms ? (
          <a href={terms} target="_blank" rel="noreferrer">
            {licence}
          </a>
        ) : (
          licence
        )}
      </td>
      <td data-label={t("columnLanguages")}>
        {entry.pair ? pairName(entry.pair, (pair) => t("pair", pair)) : await languageList(entry.languages)}
      </td>
      <td className="end">
        {entry.installed ? (
          <Link href={`/models/versions/${entry.installed}` as Route}>
            <Status state="ready">{t("installed")}</Status>
            <span className="visually-hidden"> {name}</span>
          </Link>
        ) : entry.installId ? (
          <Status state="checking">{t("installing")}</Status>
        ) : (
          manage && <InstallButton entry={entry} />
        )}
      </td>
    </tr>
  );
}

async function languageList(languages: string[]): Promise<string> {
  const t = await getTranslations("models");
  if (languages.length === 0) return t("anyLanguage");
  const named = languages.slice(0, namedLanguages).map(languageName).join(", ");
  return languages.length > namedLanguages ? t("andMore", { named, more: languages.length - namedLanguages }) : named;
}
