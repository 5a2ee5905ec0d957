import { MADE } from "./made";
import { RECORDS } from "./records";
import { SECTION_TITLES } from "./section-titles";

/** Every sentence a snapshot holds of its own, in German by its English. */
export const SNAPSHOT_GERMAN = { ...RECORDS, ...MADE, ...SECTION_TITLES } as const;
