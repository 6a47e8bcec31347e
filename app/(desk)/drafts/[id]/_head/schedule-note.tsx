import { getTranslations } from "next-intl/server";
import { db } from "#lib/db/client";
import { findSchedule } from "#lib/publishing/schedules/queries";
import { Note } from "../../../../_components/note.tsx";
import { LocalTime } from "../../../../_components/local-time.tsx";

/** Why a publication that was set for a time will not happen, or did not. The caller has checked who asks. */
export async function ScheduleNote({ draftId, liveSince }: { draftId: string; liveSince: string | null }) {
  const schedule = await findSchedule(db, draftId);
  if (!schedule) return null;
  const isMissed = schedule.status === "failed";
  const reason = isMissed ? schedule.reason : schedule.obstacle;
  // Somebody published it by hand since then.
  if (!isObstacle(reason) || (isMissed && liveSince && new Date(liveSince) > schedule.at)) return null;
  const t = await getTranslations("drafts.head");
  return (
    <div className="schedule-note">
      <Note tone="caution" title={t(isMissed ? "didNotGoOut" : "willNotGoOut")}>
        {t.rich(`obstacle.${reason}`, { when: () => <LocalTime at={schedule.at.toISOString()} look="moment" /> })}
      </Note>
    </div>
  );
}

const OBSTACLES = ["not-approved", "changed-meanwhile", "being-written", "already-live", "has-errors"] as const;
type Obstacle = (typeof OBSTACLES)[number];

function isObstacle(reason: string | null): reason is Obstacle {
  return (OBSTACLES as readonly (string | null)[]).includes(reason);
}
