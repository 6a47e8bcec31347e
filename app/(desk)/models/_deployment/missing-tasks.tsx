import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { listCatalogEntries, listMissingTasks } from "#lib/models/catalog/queries";
import { listWantedPairs } from "#lib/models/pairs/queries";
import { modelAbilities } from "#lib/models/policy";
import { presentEntry } from "#lib/models/present";
import { LinkButton } from "../../../_components/button.tsx";
import { Note } from "../../../_components/note.tsx";
import { formatBytes } from "../../format-bytes.ts";
import { pairName } from "../pair-name.ts";
import { InstallButton } from "../_installs/install-button.tsx";

/** Tasks that no model does yet: what happens until then, and what would change it. */
export async function MissingTasks({ actor }: { actor: UserActor }) {
  const missing = await listMissingTasks(db, { pairs: await listWantedPairs(db) });
  if (missing.length === 0) return null;
  const [t, listed] = await Promise.all([getTranslations("models"), listCatalogEntries(db, actor)]);
  const { manage } = modelAbilities(actor);
  const offered = listed
    .filter(({ state }) => !state.installed && !state.installId)
    .map(({ entry, state }) => presentEntry(entry, state));
  return (
    <div className="mb-6 grid gap-2">
      {missing.map(({ task, pair, until, catalogIds }) => (
        <Note
          key={`${task} ${pair}`}
          tone="caution"
          title={pair ? pairName(pair, (languages) => t("missingPair", languages)) : t(`missing.${task}`)}
          actions={
            manage && (
              <>
                {offered
                  .filter(({ id }) => catalogIds.includes(id))
                  .map((entry) => (
                    <InstallButton
                      key={entry.id}
                      entry={entry}
                      label={t("installNamed", { name: entry.name, size: formatBytes(entry.bytes) })}
                    />
                  ))}
                <LinkButton small tone="quiet" href={`/models/catalog?task=${task}`}>
                  {t("otherModels")}
                </LinkButton>
              </>
            )
          }
        >
          {until}
        </Note>
      ))}
    </div>
  );
}
