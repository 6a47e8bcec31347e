"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useDraft } from "./draft-session.tsx";

const LOOK_AGAIN_MS = 2_500;

/** After a save a model may judge the claims: while it is about to, the page is read again. What is typed stays. */
export function CheckWatch() {
  const router = useRouter();
  const { checking, revision } = useDraft();
  useEffect(() => {
    if (!checking) return;
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [router, checking, revision?.id]);
  return null;
}
