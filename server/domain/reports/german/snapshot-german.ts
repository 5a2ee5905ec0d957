import { ACCOUNTABILITY } from "./accountability";
import { MADE } from "./made";
import { REGISTERS } from "./registers";
import { RECORDS } from "./records";
import { SECTION_TITLES } from "./section-titles";

/** Every sentence a snapshot holds of its own, in German by its English. */
export const SNAPSHOT_GERMAN = { ...RECORDS, ...MADE, ...ACCOUNTABILITY, ...REGISTERS, ...SECTION_TITLES } as const;
