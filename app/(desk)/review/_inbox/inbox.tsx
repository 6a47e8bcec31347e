import { getTranslations } from "next-intl/server";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { Note } from "../../../_components/note.tsx";
import { loadLists, type ListName } from "../load-lists.ts";
import { DoneList } from "./done-list.tsx";
import { InboxHead } from "./inbox-head.tsx";
import { InboxLink } from "./inbox-link.tsx";
import { RecalledList } from "./recalled-list.tsx";

type Props = { list: ListName; chosen: string | null; done: string | null; cursor: string | null };

/** The lists of this person, one of them open. `done`: the verdict that was given just now. */
export async function Inbox({ list, chosen, done, cursor }: Props) {
  const t = await getTranslations("review");
  return (
    <section className="inbox" aria-labelledby="inbox-title">
      <InboxHead list={list} />
      {done && (
        <div className="inbox-done">
          <Note tone="ok" title={t(done === "approve" ? "approved" : "sentBack")} announce>
            {t(done === "approve" ? "approvedAbout" : "sentBackAbout")}
          </Note>
        </div>
      )}
      {list === "done" ? (
        <DoneList />
      ) : list === "recalled" ? (
        <RecalledList cursor={cursor} />
      ) : (
        <Waiting list={list} chosen={chosen} />
      )}
    </section>
  );
}

/** What is due first, then what waits longest. */
async function Waiting({ list, chosen }: { list: "mine" | "anyone"; chosen: string | null }) {
  const lists = await loadLists();
  const items = lists[list];
  const current = chosen ?? items[0]?.draft.id;
  if (items.length === 0) return <Nothing list={list} isAll={lists.mine.length + lists.anyone.length === 0} />;
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <InboxLink item={item} isCurrent={item.draft.id === current} isMine={list === "mine"} />
        </li>
      ))}
    </ul>
  );
}

async function Nothing({ list, isAll }: { list: "mine" | "anyone"; isAll: boolean }) {
  const t = await getTranslations("review");
  if (isAll) return <EmptyState title={t("empty")}>{t("emptyAbout")}</EmptyState>;
  return list === "mine" ? (
    <EmptyState title={t("noneMine")}>{t("noneMineAbout")}</EmptyState>
  ) : (
    <EmptyState title={t("noneAnyone")}>{t("noneAnyoneAbout")}</EmptyState>
  );
}
