import {
  Archive,
  CalendarClock,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleOff,
  CirclePause,
  CircleSlash,
  Clock,
  CornerUpLeft,
  Eye,
  EyeOff,
  Globe,
  Loader,
  TriangleAlert,
  type LucideIcon,
} from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Tone = "plain" | "ok" | "caution" | "critical" | "working";

const states = {
  draft: ["plain", CircleDashed],
  queued: ["plain", Clock],
  writing: ["working", Loader],
  in_review: ["caution", Eye],
  changes_asked: ["critical", CornerUpLeft],
  approved: ["ok", CircleCheck],
  scheduled: ["ok", CalendarClock],
  live: ["ok", Globe],
  unpublished: ["plain", EyeOff],
  archived: ["plain", Archive],
  failed: ["critical", CircleAlert],
  cancelled: ["plain", CircleSlash],
  completed: ["ok", CircleCheck],
  draining: ["caution", CirclePause],
  refused: ["critical", CircleAlert],
  checking: ["working", Loader],
  ready: ["ok", CircleCheck],
  alive: ["ok", CircleCheck],
  lost: ["critical", CircleOff],
  attention: ["caution", TriangleAlert],
} satisfies Record<string, [Tone, LucideIcon]>;

export type StatusName = keyof typeof states;

/** Icon and word. `children`: the word (`common.status.*`), or a whole sentence. `detail` follows in small type. */
export function Status({
  state,
  detail,
  small,
  children,
}: {
  state: StatusName;
  detail?: ReactNode;
  small?: boolean;
  children: ReactNode;
}) {
  const [tone, Sign] = states[state];
  const status = (
    <span className={classNames("status", tone !== "plain" && `status-${tone}`)}>
      <Sign className={classNames("icon", small && "icon-small", tone === "working" && "turning")} aria-hidden />
      {children}
    </span>
  );
  if (!detail) return status;
  return (
    <span className="status-line">
      {status}
      <span className="meta">{detail}</span>
    </span>
  );
}
