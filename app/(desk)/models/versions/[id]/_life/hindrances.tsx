import { getTranslations } from "next-intl/server";
import { KIND_NAMES } from "#lib/kinds/registry";
import type { Hindrance, Scope } from "#lib/models/versions/hindrances/queries";
import { DialogButton } from "../../../../../_components/overlays/dialog-button.tsx";
import { pairName } from "../../../pair-name.ts";

/** The act's button, which tells what stands in its way instead of asking. */
export async function Hindrances({ act, found }: { act: "retire" | "delete"; found: Hindrance[] }) {
  const [t, common, sentences] = await Promise.all([
    getTranslations("versions"),
    getTranslations("common"),
    Promise.all(found.map(sentenceOf)),
  ]);
  return (
    <DialogButton
      label={t(act)}
      title={t(act === "retire" ? "cannotRetire" : "cannotDelete")}
      closeLabel={common("close")}
      look="dialog"
    >
      <ul className="grid gap-2">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </DialogButton>
  );
}

async function sentenceOf(hindrance: Hindrance): Promise<string> {
  const t = await getTranslations("versions.hindrance");
  if ("scopes" in hindrance)
    return t(hindrance.what, { names: (await Promise.all(hindrance.scopes.map(scopeName))).join("; ") });
  if ("names" in hindrance)
    return t(hindrance.what, { count: hindrance.names.length, names: hindrance.names.join(", ") });
  return t(hindrance.what, { count: hindrance.count });
}

/** "Translation, English to Portuguese, all projects" */
async function scopeName({ task, pair, kind, project }: Scope): Promise<string> {
  const [t, kinds] = await Promise.all([getTranslations("models"), getTranslations("common.kind")]);
  const kindName = KIND_NAMES.find((name) => name === kind);
  return [
    t(`task.${task}`),
    pair && pairName(pair, (names) => t("pair", names)),
    kindName && kinds(kindName),
    project ?? t("allProjects"),
  ]
    .filter(Boolean)
    .join(", ");
}
