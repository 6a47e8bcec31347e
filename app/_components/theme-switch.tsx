"use client";

import { SunMoon } from "lucide-react";
import { useTheme } from "next-themes";

/** Light or dark; until it is pressed the system decides. With `words` the label stands beside the icon. */
export function ThemeSwitch({ label, className, words }: { label: string; className?: string; words?: boolean }) {
  const { resolvedTheme, setTheme } = useTheme();
  const named = words ? {} : { "aria-label": label, title: label };
  return (
    <button
      type="button"
      className={className}
      {...named}
      onClick={() => setTheme(resolvedTheme === "dark" ? "light" : "dark")}
    >
      <SunMoon className="icon" aria-hidden />
      {words && label}
    </button>
  );
}
