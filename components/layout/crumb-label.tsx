"use client";

import { createContext, useContext, useEffect } from "react";

const SetLabel = createContext<(label: string | null) => void>(() => undefined);
export const CrumbLabelProvider = SetLabel.Provider;

/** Names the last crumb where the address holds only an id. The top bar has the room already, so nothing moves. */
export function CrumbLabel({ label }: { label: string }) {
  const set = useContext(SetLabel);
  useEffect(() => {
    set(label);
    return () => set(null);
  }, [set, label]);
  return null;
}
