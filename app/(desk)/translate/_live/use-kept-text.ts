"use client";

import { useEffect, useEffectEvent } from "react";

const key = "copydesk:translate";

/** What was typed survives a reload of this tab, and only there. */
export function useKeptText(text: string, restore: (text: string) => void): void {
  const bringBack = useEffectEvent(() => {
    const kept = sessionStorage.getItem(key);
    if (kept && text === "") restore(kept);
  });
  useEffect(() => bringBack(), []);
  useEffect(() => {
    if (text !== "") sessionStorage.setItem(key, text);
  }, [text]);
}

/** For a text that was emptied by hand. */
export function forgetKeptText(): void {
  sessionStorage.removeItem(key);
}
