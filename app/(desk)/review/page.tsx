import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { EmptyState } from "../../_components/empty-state.tsx";
import { SkeletonRows, SkeletonText } from "../../_components/skeleton.tsx";
import { classNames } from "../../_components/class-names.ts";
import { ReviewDocument } from "./_document/review-document.tsx";
import { Inbox } from "./_inbox/inbox.tsx";
import { chooseList, loadLists, type ListName } from "./load-lists.ts";
import "./review-page.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("review");
  return { title: t("title") };
}

/** The list on the left and the draft on the right; on a phone one after the other. */
export default async function ReviewPage({ searchParams }: PageProps<"/review">) {
  const { draft, view, done, list, cursor } = await searchParams;
  const chosen = typeof draft === "string" ? draft : null;
  const [shown, common] = await Promise.all([chooseList(list, chosen), getTranslations("common")]);
  return (
    <div className="workspace">
      <div className={classNames("review-columns", chosen && "has-choice")}>
        <Suspense fallback={<InboxSkeleton label={common("loading")} />}>
          <Inbox list={shown} chosen={chosen} done={wordOf(done)} cursor={wordOf(cursor)} />
        </Suspense>
        <Suspense key={`${shown}/${chosen}/${String(view)}`} fallback={<DocumentSkeleton label={common("loading")} />}>
          {shown === "recalled" ? (
            <ChooseRecalled />
          ) : (
            <Document list={shown} chosen={chosen} view={view === "text" ? "text" : "changes"} />
          )}
        </Suspense>
      </div>
    </div>
  );
}

type DocumentProps = { list: Exclude<ListName, "recalled">; chosen: string | null; view: "changes" | "text" };

/** Without a choice in the address, the first of the list. */
async function Document({ list, chosen, view }: DocumentProps) {
  const lists = await loadLists();
  const inbox = list === "done" ? [] : lists[list];
  const id = chosen ?? inbox[0]?.draft.id;
  if (!id) return null;
  return <ReviewDocument id={id} view={view} inbox={inbox.map((item) => item.draft.id)} />;
}

/** What to do with a recalled draft, which opens by itself. */
async function ChooseRecalled() {
  const t = await getTranslations("review.recalled");
  return (
    <div className="review-document">
      <div className="review-text">
        <EmptyState title={t("choose")}>{t("chooseAbout")}</EmptyState>
      </div>
    </div>
  );
}

function InboxSkeleton({ label }: { label: string }) {
  return (
    <div className="inbox">
      <SkeletonRows label={label} rows={4} />
    </div>
  );
}

function DocumentSkeleton({ label }: { label: string }) {
  return (
    <div className="review-document">
      <div className="review-text">
        <SkeletonText label={label} lines={8} />
      </div>
    </div>
  );
}

function wordOf(value: string | string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
