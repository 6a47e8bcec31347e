import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Segment = {
  label: string;
  /** With an icon the label is only for screen readers. */
  icon?: ReactNode;
  current: boolean;
} & ({ href: Route } | { onSelect: () => void });

/** One of a few views: of links where the view lives in the URL, of buttons where it does not. */
export function Segmented({ label, segments }: { label: string; segments: Segment[] }) {
  const words = segments.every((segment) => !segment.icon);
  return (
    <span className={classNames("segmented", words && "segmented-words")} role="group" aria-label={label}>
      {segments.map((segment) => {
        const named = segment.icon ? { "aria-label": segment.label, title: segment.label } : {};
        return "href" in segment ? (
          <Link
            key={segment.label}
            href={segment.href}
            scroll={false}
            {...named}
            aria-current={segment.current ? "true" : undefined}
          >
            {segment.icon ?? segment.label}
          </Link>
        ) : (
          <button
            key={segment.label}
            type="button"
            {...named}
            aria-pressed={segment.current}
            onClick={segment.onSelect}
          >
            {segment.icon ?? segment.label}
          </button>
        );
      })}
    </span>
  );
}
