import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { listCatalogEntries } from "#lib/models/catalog/queries";
import { modelAbilities } from "#lib/models/policy";
import { presentEntry } from "#lib/models/present";
import { LinkButton } from "../../_components/button.tsx";
import { Note } from "../../_components/note.tsx";
import { formatBytes } from "../format-bytes.ts";
import { languageName } from "../language-name.ts";
import { InstallButton } from "../models/_installs/install-button.tsx";
import { InstallList } from "../models/_installs/install-list.tsx";
import { listOpenInstalls } from "../models/_installs/list-installs.ts";

type Props = { actor: UserActor; from: string; to: string; catalogIds: string[] };

/** What would translate a pair that no deployment serves: buttons for admins, names for the others. */
export async function PairNote({ actor, from, to, catalogIds }: Props) {
  const [t, words, listed, installs] = await Promise.all([
    getTranslations("translate"),
    getTranslations("models"),
    listCatalogEntries(db, actor),
    listOpenInstalls(db, actor),
  ]);
  const { manage } = modelAbilities(actor);
  const wanted = listed
    .map(({ entry, state }) => presentEntry(entry, state))
    .filter(({ id }) => catalogIds.includes(id));
  const offered = wanted.filter(({ installed, installId }) => !installed && !installId);
  const coming = installs.filter(({ catalogId }) => catalogId !== null && catalogIds.includes(catalogId));
  const names = wanted.map(({ name, bytes }) => `${name}, ${formatBytes(bytes)}`).join("; ");
  const more = (
    <LinkButton small tone="quiet" href="/models/catalog?task=translate">
      {words("otherModels")}
    </LinkButton>
  );
  return (
    <>
      <Note
        tone="caution"
        title={t("missing", { from: languageName(from), to: languageName(to) })}
        announce
        actions={
          manage ? (
            <>
              {offered.map((entry) => (
                <InstallButton
                  key={entry.id}
                  entry={entry}
                  label={t("install", { name: entry.name, size: formatBytes(entry.bytes) })}
                />
              ))}
              {more}
            </>
          ) : (
            more
          )
        }
      >
        {sentence()}
      </Note>
      <InstallList installs={coming} />
    </>
  );

  function sentence(): string {
    if (wanted.length === 0) return t("missingNowhere");
    if (offered.length === 0) return t("missingComing");
    return manage ? t("missingInstall") : t("missingAsk", { names });
  }
}
