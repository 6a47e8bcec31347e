"use client";

import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";

export type Panel = { id: string; label: ReactNode; count?: number; content: ReactNode };

/**
 * Tabs over panels of one place, by the ARIA pattern: arrows move, Home and End go to the ends.
 * `current` and `onChange` belong to the caller, so that the choice can live in the URL.
 */
export function PanelTabs({
  label,
  panels,
  current,
  onChange,
}: {
  label: string;
  panels: Panel[];
  current: string;
  onChange: (id: string) => void;
}) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = panels.find((panel) => panel.id === current) ?? panels[0];

  function move(event: KeyboardEvent) {
    const index = panels.findIndex((panel) => panel.id === shown?.id);
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: panels.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const panel = panels[(next + panels.length) % panels.length];
    if (!panel) return;
    onChange(panel.id);
    list.current?.querySelector<HTMLElement>(`[data-panel="${CSS.escape(panel.id)}"]`)?.focus();
  }

  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {panels.map((panel) => (
          <button
            key={panel.id}
            type="button"
            role="tab"
            data-panel={panel.id}
            id={`${base}-tab-${panel.id}`}
            aria-selected={panel === shown}
            aria-controls={panel === shown ? `${base}-panel` : undefined}
            tabIndex={panel === shown ? 0 : -1}
            onClick={() => onChange(panel.id)}
          >
            {panel.label}
            {panel.count !== undefined && <span className="count">{panel.count}</span>}
          </button>
        ))}
      </div>
      {shown && (
        <div
          className="rail-body"
          role="tabpanel"
          id={`${base}-panel`}
          aria-labelledby={`${base}-tab-${shown.id}`}
          tabIndex={0}
        >
          {shown.content}
        </div>
      )}
    </>
  );
}
