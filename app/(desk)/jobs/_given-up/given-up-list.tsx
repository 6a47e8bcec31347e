import { RotateCcw } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { UserActor } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import { listAbandoned } from "#lib/workers/abandoned/queries";
import type { Abandoned } from "#lib/workers/abandoned/schema";
import { LocalTime } from "../../../_components/local-time.tsx";
import { SectionHead } from "../../../_components/page-head.tsx";
import { Status } from "../../../_components/status.tsx";
import { ActButton } from "../../act-button.tsx";
import { dismissAction, tryAgainAction } from "./actions.ts";

/** Work that crashed again and again or ran into a fault of ours, until somebody has seen to it. */
export async function GivenUpList({ actor }: { actor: UserActor }) {
  const [t, items] = await Promise.all([getTranslations("jobs.givenUp"), listAbandoned(db, actor)]);
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="given-up">
      <SectionHead id="given-up" title={t("title")}>
        <span className="meta">{t("about")}</span>
      </SectionHead>
      <ul className="given-up">
        {items.map((item) => (
          <GivenUp key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

async function GivenUp({ item }: { item: Abandoned }) {
  const [t, jobs] = await Promise.all([getTranslations("jobs.givenUp"), getTranslations("jobs")]);
  const { type, id, title, about, attempts, message, help, at, href, mayAct } = item;
  const shared = { fields: { type, id }, refused: jobs("notDone"), small: true };
  const parts = [t(`type.${type}`), about, t("attempts", { count: attempts })];
  return (
    <li>
      <div>
        <Link href={href as Route} className="plain title">
          {title}
        </Link>
        <span className="meta">
          {parts.filter(Boolean).join(", ")}, <LocalTime at={at} />
        </span>
      </div>
      <div>
        <Status state="failed">{message}</Status>
        <p className="meta">{help}</p>
      </div>
      {mayAct && (
        <div className="row">
          <ActButton
            {...shared}
            icon={<RotateCcw className="icon" aria-hidden />}
            action={tryAgainAction}
            pending={jobs("starting")}
          >
            {t("tryAgain")}
            <span className="visually-hidden">: {title}</span>
          </ActButton>
          <ActButton {...shared} tone="quiet" action={dismissAction} pending={t("dismissing")}>
            {t("dismiss")}
            <span className="visually-hidden">: {title}</span>
          </ActButton>
        </div>
      )}
    </li>
  );
}
