import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { cache, Suspense } from "react";
import type { UserActor } from "#lib/auth/actor";
import { findProjectAccess, may } from "#lib/auth/queries";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { listProjects } from "#lib/projects/queries";
import { LinkButton } from "../_components/button.tsx";
import { EmptyState } from "../_components/empty-state.tsx";
import { SectionHead } from "../_components/page-head.tsx";
import { SkeletonCards, SkeletonRows } from "../_components/skeleton.tsx";
import { listLiveGenerations } from "./_generations/list-live.ts";
import { Dateline } from "./_home/dateline.tsx";
import { GoesOut } from "./_home/goes-out.tsx";
import { LiveList } from "./_home/live-list.tsx";
import { NewDraft } from "./_home/new-draft.tsx";
import { listWaiting, WaitingList } from "./_home/waiting-list.tsx";
import { WentOut } from "./_home/went-out.tsx";
import { AutoRefresh } from "./auto-refresh.tsx";
import { toRoute } from "../_components/to-route.ts";

const offeredProjects = 20;

/** Read once for the sentence and for the lists below it. */
const readWaiting = cache(listWaiting);
const readLive = cache((actor: UserActor) => listLiveGenerations(db, actor));

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("home");
  return { title: t("title") };
}

export default async function HomePage() {
  const [actor, common] = await Promise.all([requireUser(), getTranslations("common")]);
  const writable = listWritable(actor);
  return (
    <div className="page home">
      <AutoRefresh seconds={15} />
      <header className="page-head">
        <div>
          <h1 className="dateline">
            <Dateline now={new Date().toISOString()} />
          </h1>
          <p className="sub">
            <Suspense fallback={<span className="skeleton mt-2 max-w-80" />}>
              <Sentence actor={actor} />
            </Suspense>
          </p>
        </div>
        <div className="actions">
          <NewDraft projects={await writable} />
        </div>
      </header>
      <div className="home-columns">
        <div>
          <Suspense fallback={<SkeletonRows label={common("loading")} rows={4} />}>
            <Waiting actor={actor} projects={await writable} />
          </Suspense>
          <Suspense fallback={<SkeletonCards label={common("loading")} />}>
            <Writing actor={actor} />
          </Suspense>
        </div>
        <aside>
          <Suspense fallback={<SkeletonRows label={common("loading")} rows={3} />}>
            <GoesOut actor={actor} />
          </Suspense>
          <Suspense fallback={<SkeletonRows label={common("loading")} rows={3} />}>
            <WentOut actor={actor} />
          </Suspense>
        </aside>
      </div>
    </div>
  );
}

/** One sentence of what waits and what happens. */
async function Sentence({ actor }: { actor: UserActor }) {
  const [t, waiting, live] = await Promise.all([getTranslations("home"), readWaiting(actor), readLive(actor)]);
  return t("sentence", { waiting: waiting.length, writing: live.length });
}

async function Waiting({ actor, projects }: { actor: UserActor; projects: { slug: string }[] }) {
  const [t, waiting, live] = await Promise.all([getTranslations("home"), readWaiting(actor), readLive(actor)]);
  const idle = live.length === 0;
  return (
    <section aria-labelledby="waits">
      <SectionHead id="waits" title={t("waits")}>
        {waiting.length > 1 && <span className="meta">{t("oldestFirst")}</span>}
      </SectionHead>
      {waiting.length > 0 ? (
        <WaitingList waiting={waiting} />
      ) : (
        <NothingWaits first={projects[0]?.slug ?? null} idle={idle} />
      )}
    </section>
  );
}

/** Leads to the next draft, or to the first project; while something is being written, that is what counts. */
async function NothingWaits({ first, idle }: { first: string | null; idle: boolean }) {
  const t = await getTranslations("home");
  if (!idle) return <p className="small sub">{t("nothingWaits")}.</p>;
  if (first === null)
    return (
      <EmptyState title={t("noProject")} actions={<LinkButton href="/projects">{t("startProject")}</LinkButton>}>
        {t("noProjectAbout")}
      </EmptyState>
    );
  return (
    <EmptyState
      title={t("nothingWaits")}
      figure={<p className="figure-quote font-content">{t("example")}</p>}
      actions={
        <>
          <LinkButton href={toRoute(`/projects/${first}/new`)}>{t("writeBrief")}</LinkButton>
          <LinkButton href={toRoute(`/projects/${first}`)} tone="quiet">
            {t("seeDrafts")}
          </LinkButton>
        </>
      }
    >
      {t("nothingWaitsAbout")}
    </EmptyState>
  );
}

async function Writing({ actor }: { actor: UserActor }) {
  const [t, live] = await Promise.all([getTranslations("home"), readLive(actor)]);
  if (live.length === 0) return null;
  return (
    <section aria-labelledby="writing">
      <SectionHead id="writing" title={t("writing")}>
        <Link href="/jobs" className="small">
          {t("queue")}
        </Link>
      </SectionHead>
      <LiveList generations={live} />
    </section>
  );
}

async function listWritable(actor: UserActor) {
  const { items } = await listProjects(db, actor, { limit: offeredProjects, cursor: null });
  const found = await Promise.all(items.map((project) => findProjectAccess(db, actor, project.id)));
  return items.filter((_, index) => found[index] && may(found[index], "generation.request"));
}
