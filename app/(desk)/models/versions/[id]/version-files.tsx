import { getTranslations } from "next-intl/server";
import type { PresentedVersion } from "#lib/models/present";
import { DataTable } from "../../../../_components/data-table.tsx";
import { SectionHead } from "../../../../_components/page-head.tsx";
import { formatBytes } from "../../../format-bytes.ts";

/** What is loaded, checked against these digests before each load. */
export async function VersionFiles({ version }: { version: PresentedVersion }) {
  const t = await getTranslations("models");
  // Of one that is on its way in, or was refused, there is nothing to be told.
  if (version.files.length === 0 && version.digest === "") return null;
  return (
    <section aria-labelledby="files">
      <SectionHead id="files" title={t("files")} />
      {version.files.length === 0 ? (
        <p className="small sub">{t("noFilesAbout")}</p>
      ) : (
        <DataTable
          stacking
          caption={t("filesCaption")}
          columns={[{ label: t("path") }, { label: t("columnSize"), className: "numeric" }, { label: "SHA-256" }]}
        >
          {version.files.map((file) => (
            <tr key={file.path}>
              <td className="title break-all">{file.path}</td>
              <td data-label={t("columnSize")} className="numeric nowrap">
                {formatBytes(file.bytes)}
              </td>
              <td data-label="SHA-256">
                <code className="mono break-all">{file.sha256}</code>
              </td>
            </tr>
          ))}
        </DataTable>
      )}
    </section>
  );
}
