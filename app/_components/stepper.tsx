import { CircleAlert, CircleCheck, CircleDashed, Loader, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { ProgressBar } from "./progress-bar.tsx";

export type Step = {
  id: string;
  label: ReactNode;
  state: "done" | "now" | "waits" | "failed";
  /** How long it took, takes, or why it failed. */
  time?: ReactNode;
  progress?: { label: string; value: number };
};

const icons: Record<Step["state"], LucideIcon> = {
  done: CircleCheck,
  now: Loader,
  waits: CircleDashed,
  failed: CircleAlert,
};

/** A guided act, step by step, one under the other. */
export function Stepper({ steps }: { steps: Step[] }) {
  return (
    <ol className="stepper">
      {steps.map((step) => {
        const Sign = icons[step.state];
        return (
          <li key={step.id} className={step.state} aria-current={step.state === "now" ? "step" : undefined}>
            <Sign className={classNames("icon", step.state === "now" && "turning")} aria-hidden />
            <span>
              {step.label}
              {step.progress && <ProgressBar {...step.progress} />}
            </span>
            {step.time && <span className="meta">{step.time}</span>}
          </li>
        );
      })}
    </ol>
  );
}
