"use client";

import { useTranslations } from "next-intl";
import type { KindName } from "#lib/kinds/registry";
import { KindIcon } from "../../../../_components/kind-label.tsx";

export function KindCards({
  kinds,
  current,
  onChange,
}: {
  kinds: KindName[];
  current: KindName;
  onChange: (kind: KindName) => void;
}) {
  const t = useTranslations("drafts.kinds");
  const common = useTranslations("common.kind");
  return (
    <fieldset className="kind-cards">
      <legend className="visually-hidden">{t("legend")}</legend>
      {kinds.map((kind) => (
        <label key={kind} className="kind-card">
          <input
            type="radio"
            name="kind"
            value={kind}
            className="visually-hidden"
            checked={kind === current}
            onChange={() => onChange(kind)}
          />
          <span className="kind-name">
            <KindIcon kind={kind} />
            {common(kind)}
          </span>
          <span className="font-content kind-example">{t(`${kind}.example`)}</span>
          <span className="meta">{t(`${kind}.about`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
