"use client";

import { SunMoon } from "lucide-react";
import { useTheme } from "next-themes";

/** Light or dark; until it is pressed the system decides. */
export function ThemeSwitch({ label, className }: { label: string; className?: string }) {
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      title={label}
      onClick={() => setTheme(resolvedTheme === "dark" ? "light" : "dark")}
    >
      <SunMoon className="icon" aria-hidden />
    </button>
  );
}
