import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache, Suspense } from "react";
import type { UserActor } from "#lib/auth/actor";
import { mayAdminister } from "#lib/auth/policy";
import { requireUser } from "#lib/auth/session";
import { db } from "#lib/db/client";
import { findOpenPause } from "#lib/generations/pauses/queries";
import { listRunningWorkers } from "#lib/workers/queries";
import { SkeletonRows } from "../../_components/skeleton.tsx";
import { listLiveGenerations } from "../_generations/list-live.ts";
import { AutoRefresh } from "../auto-refresh.tsx";
import { GivenUpList } from "./_given-up/given-up-list.tsx";
import { PauseButton } from "./_pause/pause-button.tsx";
import { PauseNote } from "./_pause/pause-note.tsx";
import { EndedTable } from "./ended-table.tsx";
import { OtherWork } from "./other-work.tsx";
import { RunningTable } from "./running-table.tsx";
import { WaitingTable } from "./waiting-table.tsx";
import { WorkerList } from "./worker-list.tsx";

/** Read once for the sentence and for the tables. */
const readLive = cache((actor: UserActor) => listLiveGenerations(db, actor));

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("jobs");
  return { title: t("title") };
}

export default async function JobsPage() {
  const [actor, t, common, pause] = await Promise.all([
    requireUser(),
    getTranslations("jobs"),
    getTranslations("common"),
    findOpenPause(db),
  ]);
  const mayHold = mayAdminister(actor, "queue.manage");
  const admin = mayAdminister(actor, "workers.read");
  const wait = <SkeletonRows label={common("loading")} rows={4} />;
  return (
    <div className="page jobs">
      <AutoRefresh seconds={3} />
      <header className="page-head">
        <div>
          <h1>{t("title")}</h1>
          <p className="small sub">
            <Suspense fallback={<span className="skeleton mt-2 max-w-80" />}>
              <Sentence actor={actor} />
            </Suspense>
          </p>
        </div>
        {mayHold && !pause && <PauseButton />}
      </header>
      {pause && (
        <div className="mb-4">
          <PauseNote pause={pause} mayResume={mayHold} />
        </div>
      )}
      <div className={admin ? "jobs-columns" : undefined}>
        <div>
          <Suspense fallback={wait}>
            <Queue actor={actor} admin={admin} />
          </Suspense>
          <Suspense fallback={wait}>
            <GivenUpList actor={actor} />
          </Suspense>
          <Suspense fallback={wait}>
            <OtherWork actor={actor} />
          </Suspense>
          <Suspense fallback={wait}>
            <EndedTable actor={actor} />
          </Suspense>
        </div>
        {admin && (
          <aside>
            <Suspense fallback={wait}>
              <WorkerList actor={actor} />
            </Suspense>
          </aside>
        )}
      </div>
    </div>
  );
}

async function Sentence({ actor }: { actor: UserActor }) {
  const [t, live] = await Promise.all([getTranslations("jobs"), readLive(actor)]);
  const waiting = live.filter(({ status }) => status === "queued").length;
  return t("sentence", { running: live.length - waiting, waiting });
}

async function Queue({ actor, admin }: { actor: UserActor; admin: boolean }) {
  const [live, workers] = await Promise.all([readLive(actor), listRunningWorkers(db)]);
  const names = new Map(workers.map(({ id, name }) => [id, name]));
  return (
    <>
      <RunningTable generations={live.filter(({ status }) => status === "running")} workerNames={names} />
      <WaitingTable generations={live.filter(({ status }) => status === "queued")} mayHurry={admin} />
    </>
  );
}
