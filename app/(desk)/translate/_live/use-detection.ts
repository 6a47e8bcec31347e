"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { detectTyped } from "../look-up.ts";

const pauseBeforeLooking = 400; // ms without a key
const looked = 2_000; // characters

/** Looks what language the text is in, while that is wanted. Null: not asked; false: it cannot be told yet. */
export function useDetection(text: string, wanted: boolean, found: (language: string) => void): boolean | null {
  const [isKnown, setKnown] = useState<boolean | null>(null);
  const tell = useEffectEvent(found);
  const start = text.slice(0, looked).trim();
  useEffect(() => {
    if (!wanted || start === "") return;
    let dropped = false;
    const settle = (language: string | null) => {
      if (dropped) return;
      setKnown(language !== null);
      if (language !== null) tell(language);
    };
    const timer = setTimeout(() => void detectTyped(start).then(settle, () => settle(null)), pauseBeforeLooking);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [wanted, start]);
  return wanted && start !== "" ? isKnown : null;
}
