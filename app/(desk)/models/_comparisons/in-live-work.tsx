import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { findLiveFigures } from "#lib/evaluation/live/queries";
import type { LiveFigures } from "#lib/evaluation/live/schema";
import { ProfileBars, type ProfileRow } from "../../../_components/profile-bars.tsx";

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
  const rows: ProfileRow[] = [
    {
      label: t("accepted"),
      values: figures.map(({ accepted: { share, count, of } }) =>
        share === null
          ? tooFew(of)
          : {
              value: share * 100,
              text: `${Math.round(share * 100)} %`,
              behind: t("acceptedOf", { count, all: of }),
            },
      ),
    },
    rowOf(
      t("findings"),
      figures.map(({ findings: { inTen, texts } }) => ({ figure: inTen, texts })),
      one,
    ),
    rowOf(
      t("ready"),
      figures.map(({ ready: { seconds, texts } }) => ({ figure: seconds, texts })),
      (value) => `${one(value)} s`,
    ),
  ];
  return (
    <>
      <ProfileBars
        heading={t("title")}
        versions={versions.map(({ label }) => label)}
        rows={rows}
        unmeasured={t("tooFew")}
      />
      <p className="meta mt-3">{t("about")}</p>
    </>
  );

  /** Bars as long as the figures beside each other. */
  function rowOf(
    label: string,
    cells: { figure: number | null; texts: number }[],
    write: (value: number) => string,
  ): ProfileRow {
    const most = Math.max(...cells.map(({ figure }) => figure ?? 0), 0.001);
    return {
      label,
      values: cells.map(({ figure, texts }) =>
        figure === null
          ? tooFew(texts)
          : { value: (figure / most) * 100, text: write(figure), behind: t("ofTexts", { count: texts }) },
      ),
    };
  }

  function tooFew(texts: number) {
    return { value: null, text: t("tooFew"), behind: t("tooFewOf", { count: texts }) };
  }
}
