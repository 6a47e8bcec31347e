"use client";

import { createContext, useContext } from "react";

const BriefErrors = createContext<Record<string, string>>({});

export const BriefErrorsProvider = BriefErrors.Provider;

/** What is wrong with the fields of the brief, by their names. */
export function useBriefErrors(): Record<string, string> {
  return useContext(BriefErrors);
}
