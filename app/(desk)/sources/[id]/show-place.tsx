"use client";

import { useEffect } from "react";

/** Brings the place that the address names into view, and lets a screen reader go on from there. */
export function ShowPlace({ id, at }: { id: string; at: string }) {
  useEffect(() => {
    const place = document.getElementById(id);
    place?.scrollIntoView({ block: "center" });
    place?.focus({ preventScroll: true });
  }, [id, at]);
  return null;
}
