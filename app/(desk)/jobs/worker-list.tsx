import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { listWorkers } from "#lib/workers/queries";
import type { ListedWorker } from "#lib/workers/queries";
import { MemoryBar } from "../../_components/memory-bar.tsx";
import type { MemoryPart } from "../../_components/memory-bar.tsx";
import { Note } from "../../_components/note.tsx";
import { SectionHead } from "../../_components/page-head.tsx";
import { Status } from "../../_components/status.tsx";
import { formatBytes } from "../format-bytes.ts";
import { formatDuration } from "../format-duration.ts";
import { WorkerDevices } from "./worker-devices.tsx";

/** For admins: each worker with its engine processes and what they hold. */
export async function WorkerList({ actor }: { actor: UserActor }) {
  const [t, workers] = await Promise.all([getTranslations("jobs"), listWorkers(db, actor)]);
  return (
    <section aria-labelledby="workers">
      <SectionHead id="workers" title={t("workers")}>
        <span className="meta">{t("alive", { count: workers.length })}</span>
      </SectionHead>
      {workers.length === 0 && (
        <Note tone="caution" title={t("noWorker")}>
          {t("noWorkerAbout")}
        </Note>
      )}
      {workers.map((worker) => (
        <WorkerCard key={worker.id} worker={worker} />
      ))}
    </section>
  );
}

async function WorkerCard({ worker }: { worker: ListedWorker }) {
  const [t, common] = await Promise.all([getTranslations("jobs"), getTranslations("common")]);
  const draining = worker.state === "draining";
  const ago = formatDuration(new Date().getTime() - worker.heartbeatAt.getTime());
  const used = worker.engines.reduce((sum, engine) => sum + engine.memoryBytes, 0);
  const others = worker.memoryBytes - worker.freeBytes - used;
  const engines: MemoryPart[] = worker.engines.map((engine) => {
    const state = t(`engineState.${engine.state}`, { count: engine.running.length });
    const base = worker.engines.find(({ versionId }) => versionId === engine.baseId)?.name;
    return {
      name: t("engine", { name: engine.name, pid: engine.pid }),
      detail: base === undefined ? state : t("adapterOf", { state, base }),
      ...sizeOf(engine.memoryBytes),
    };
  });
  const rest: MemoryPart[] = others > 0 ? [{ name: t("otherPrograms"), ...sizeOf(others) }] : [];
  return (
    <article className="worker" aria-labelledby={worker.id}>
      <header>
        <h3 id={worker.id}>{worker.name}</h3>
        <Status state={draining ? "draining" : "alive"}>
          {t("heard", { state: draining ? common("status.draining") : common("status.alive"), ago })}
        </Status>
      </header>
      <p className="meta">
        {t("workerFacts", {
          device: worker.device,
          host: worker.host,
          pid: worker.pid,
          busy: new Set(worker.engines.flatMap(({ running }) => running)).size,
          slots: worker.slots,
        })}{" "}
        {t("workerMemory", {
          used: formatBytes(used),
          budget: formatBytes(worker.memoryBudget),
          memory: formatBytes(worker.memoryBytes),
        })}{" "}
        {worker.engineNames.length > 0 && t("workerEngines", { names: worker.engineNames.join(", ") })}
      </p>
      {worker.cannotLoad.map(({ versionId, name, message }) => (
        <p key={versionId} className="meta">
          {t("cannotLoad", { name, message })}
        </p>
      ))}
      <WorkerDevices devices={worker.devices} />
      <MemoryBar
        label={t("memoryOf", { name: worker.name })}
        parts={[...engines, ...rest]}
        free={{ name: t("free"), ...sizeOf(worker.freeBytes) }}
      />
    </article>
  );
}

function sizeOf(bytes: number) {
  return { size: bytes, text: formatBytes(bytes) };
}
