"use client";

import { useTranslations } from "next-intl";
import type { Outcome } from "#lib/kinds/personality-quiz/schema";
import { TRAITS, type Trait } from "#lib/kinds/personality-quiz/traits";
import { setTrait } from "./edit-personality.ts";
import type { PartProps } from "./part-props.ts";

const PLACES = [0, 1, 2];

/** Three traits, the main one first. Points follow at once. */
export function TraitFields({ outcome, editable, acts }: PartProps & { outcome: Outcome }) {
  const t = useTranslations("personality.editor");
  const traits = outcome.traits ?? [];
  if (!editable) return <p className="meta trait-fields">{traits.join(", ")}</p>;
  return (
    <div className="trait-fields">
      <span className="meta">{t("traits")}</span>
      {PLACES.filter((place) => place <= traits.length).map((place) => (
        <select
          key={place}
          className="small-select"
          aria-label={t("trait", { place: place + 1, title: outcome.title || t("noName") })}
          value={traits[place] ?? ""}
          onChange={(event) => {
            const trait = (event.target.value || null) as Trait | null;
            acts.apply((now) => setTrait(now, outcome.id, place, trait));
          }}
        >
          <option value="">{t("noTrait")}</option>
          {TRAITS.map((trait) => (
            <option key={trait} value={trait}>
              {trait}
            </option>
          ))}
        </select>
      ))}
    </div>
  );
}
