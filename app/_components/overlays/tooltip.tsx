"use client";

import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from "react";

const TooltipPanel = lazy(() => import("./tooltip-panel.tsx").then((module) => ({ default: module.TooltipPanel })));

const hoverDelay = 500;

/**
 * Says the name of an icon to people who see it; the control has that name itself, so nothing is lost without it.
 * `unless`: tells at the time whether the name is on the screen anyway.
 */
export function Tooltip({
  text,
  keys,
  side = "top",
  unless,
  children,
}: {
  text: string;
  keys?: string;
  side?: "top" | "right" | "bottom";
  unless?: (anchor: HTMLElement) => boolean;
  children: ReactNode;
}) {
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [open, setOpen] = useState(false);
  useEffect(() => () => clearTimeout(timer.current), []);

  function show(delay: number) {
    clearTimeout(timer.current);
    if (anchor.current && !unless?.(anchor.current)) timer.current = setTimeout(() => setOpen(true), delay);
  }

  function hide() {
    clearTimeout(timer.current);
    setOpen(false);
  }

  return (
    <span
      ref={anchor}
      className="tooltip-anchor"
      onPointerEnter={(event) => event.pointerType === "mouse" && show(hoverDelay)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(":focus-visible") && show(0)}
      onBlur={hide}
      onKeyDown={(event) => event.key === "Escape" && hide()}
    >
      {children}
      {open && (
        <Suspense fallback={null}>
          <TooltipPanel text={text} keys={keys} side={side} onClose={hide} />
        </Suspense>
      )}
    </span>
  );
}
