import type { SystemDescriptionContent } from "./schema";

export type DescriptionVersion = { version: number; savedAt: string; savedBy: string; sha256: string };
/** `version` 0: nothing was entered yet. */
export type SystemDescriptionView = { version: number; content: SystemDescriptionContent; versions: DescriptionVersion[] };
