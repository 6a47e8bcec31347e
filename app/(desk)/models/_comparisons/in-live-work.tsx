import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { findLiveFigures } from "#lib/evaluation/live/queries";
import type { LiveFigures } from "#lib/evaluation/live/schema";

type Version = { id: string; label: string };

/** How champion and challenger do in live work, with the numbers behind each figure. */
export async function InLiveWork({
  versions,
  projectId,
  kind,
}: {
  versions: Version[];
  projectId: string | null;
  kind: string | null;
}) {
  const [t, actor] = await Promise.all([getTranslations("comparisons.live"), requireUser()]);
  const figures: LiveFigures[] = [];
  for (const { id } of versions) figures.push(await findLiveFigures(db, actor, { versionId: id, projectId, kind }));
  const one = (value: number) => value.toLocaleString("en", { maximumFractionDigits: 1 });
  const rows = [
    {
      label: t("accepted"),
      cells: figures.map(({ accepted: { share, count, of } }) =>
        share === null
          ? { figure: null, behind: t("tooFewOf", { count: of }) }
          : { figure: `${Math.round(share * 100)} %`, behind: t("acceptedOf", { count, all: of }) },
      ),
    },
    {
      label: t("findings"),
      cells: figures.map(({ findings: { inTen, texts } }) => cell(inTen === null ? null : one(inTen), texts)),
    },
    {
      label: t("ready"),
      cells: figures.map(({ ready: { seconds, texts } }) => cell(seconds === null ? null : `${one(seconds)} s`, texts)),
    },
  ];
  return (
    <>
      <div className="side-scroll">
        <table className="profile">
          <caption className="visually-hidden">{t("title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("title")}</th>
              {versions.map(({ id, label }) => (
                <th key={id} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, cells }) => (
              <tr key={label}>
                <td>{label}</td>
                {cells.map(({ figure, behind }, index) => (
                  <td key={index}>
                    {figure ?? <span className="sub">{t("tooFew")}</span>}
                    <span className="meta block">{behind}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="meta mt-3">{t("about")}</p>
    </>
  );

  function cell(figure: string | null, texts: number) {
    return figure === null
      ? { figure, behind: t("tooFewOf", { count: texts }) }
      : { figure, behind: t("ofTexts", { count: texts }) };
  }
}
