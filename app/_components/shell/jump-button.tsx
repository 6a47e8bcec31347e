"use client";

import { Search } from "lucide-react";
import { Tooltip } from "../overlays/tooltip.tsx";
import { openPalette } from "../palette/command-palette.tsx";
import { hasWords } from "./nav-link.tsx";

export function JumpButton({ label }: { label: string }) {
  return (
    <Tooltip text={label} keys="Ctrl K" side="right" unless={hasWords}>
      <button type="button" className="nav-item nav-jump" aria-haspopup="dialog" onClick={openPalette}>
        <Search className="icon" aria-hidden />
        <span className="nav-label">{label}</span>
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
    </Tooltip>
  );
}
