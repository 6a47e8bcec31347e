import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import type { InboxItem } from "#lib/reviews/queries";
import { countRecalled } from "#lib/reviews/recalled/queries";
import { classNames } from "../../../_components/class-names.ts";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { KindIcon } from "../../../_components/kind-label.tsx";
import { LocalTime } from "../../../_components/local-time.tsx";
import { Note } from "../../../_components/note.tsx";
import { Tabs } from "../../../_components/tabs.tsx";
import { languageName } from "../../language-name.ts";
import { loadInbox } from "../load-review.ts";
import { RecalledList } from "./recalled-list.tsx";

/** What waits for this person, the longest waiting first. `done`: the verdict that was given just now. */
export async function Inbox({ chosen, done }: { chosen: string | null; done: string | null }) {
  const [t, inbox] = await Promise.all([getTranslations("review"), loadInbox()]);
  const current = chosen ?? inbox[0]?.draft.id;
  return (
    <section className="inbox" aria-labelledby="inbox-title">
      <InboxHead current="waiting" waiting={inbox.length} />
      {done && (
        <div className="inbox-done">
          <Note tone="ok" title={t(done === "approve" ? "approved" : "sentBack")} announce>
            {t(done === "approve" ? "approvedAbout" : "sentBackAbout")}
          </Note>
        </div>
      )}
      {inbox.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyAbout")}</EmptyState>
      ) : (
        <ul>
          {inbox.map((item) => (
            <li key={item.id}>
              <InboxLink item={item} isCurrent={item.draft.id === current} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Drafts of recalled versions of models, which each want another look. */
export async function InboxOfRecalled({ cursor }: { cursor: string | null }) {
  const inbox = await loadInbox();
  return (
    <section className="inbox" aria-labelledby="inbox-title">
      <InboxHead current="recalled" waiting={inbox.length} />
      <RecalledList cursor={cursor} />
    </section>
  );
}

async function InboxHead({ current, waiting }: { current: "waiting" | "recalled"; waiting: number }) {
  const [t, recalled] = await Promise.all([getTranslations("review"), countRecalled(db, await requireUser())]);
  return (
    <>
      <header>
        <h1 id="inbox-title">{t("title")}</h1>
        <span className="meta">{t("waiting", { count: waiting })}</span>
      </header>
      {(recalled > 0 || current === "recalled") && (
        <Tabs
          label={t("lists.label")}
          tabs={[
            { label: t("lists.waiting"), href: "/review", count: waiting, current: current === "waiting" },
            {
              label: t("lists.recalled"),
              href: "/review?list=recalled" as Route,
              count: recalled,
              current: current === "recalled",
            },
          ]}
        />
      )}
    </>
  );
}

async function InboxLink({ item, isCurrent }: { item: InboxItem; isCurrent: boolean }) {
  const [t, kinds] = await Promise.all([getTranslations("review"), getTranslations("common.kind")]);
  const { draft, revision, submittedAt, submittedBy } = item;
  return (
    <Link
      href={`/review?draft=${draft.id}` as Route}
      className={classNames("plain inbox-item", isCurrent && "is-current")}
      aria-current={isCurrent ? "true" : undefined}
    >
      <span className="row">
        <KindIcon kind={draft.kind} small />
        <span className="meta">
          <span className="visually-hidden">{kinds(draft.kind)}, </span>
          {draft.project.name}
        </span>
        <span className="meta push">
          <LocalTime at={submittedAt.toISOString()} />
        </span>
      </span>
      <span className="font-content headline" lang={draft.language}>
        {draft.title}
      </span>
      <span className="row inbox-meta">
        <span className="meta">{submittedBy?.name ?? t("somebody")}</span>
        <span className="meta push">
          {t("revisionIn", { number: revision.number, language: languageName(draft.language) })}
        </span>
      </span>
    </Link>
  );
}
