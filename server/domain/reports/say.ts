import { createSay, type Say, type SayLanguage } from "../say/say";
import { SNAPSHOT_GERMAN } from "./german/snapshot-german";

/** What a snapshot says in words of its own: reasons, test steps, changes, and chapters made of records. */
export type SnapshotSentence = keyof typeof SNAPSHOT_GERMAN;
export type SnapshotSay = Say<SnapshotSentence>;

const BY_LANGUAGE: Record<SayLanguage, SnapshotSay> = { en: createSay("en", SNAPSHOT_GERMAN), de: createSay("de", SNAPSHOT_GERMAN) };

/** A snapshot is frozen for one report, so its words are in that report's language. */
export const snapshotSay = (language: SayLanguage = "en"): SnapshotSay => BY_LANGUAGE[language];
