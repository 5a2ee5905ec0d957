import { prints } from "@/server/domain/reports/sections";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "./composer";

export type Section = (c: Composer, s: ReportSnapshot) => void;

export const inOrder = (...sections: Section[]): Section => (c, s) => {
  for (const section of sections) section(c, s);
};

/** A section that can be asked not to be printed, by its name. */
export const chosen = (name: string, section: Section): Section => (c, s) => {
  if (prints(s, name)) section(c, s);
};
