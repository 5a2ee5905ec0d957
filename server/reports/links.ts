import { citedExhibits } from "@/server/domain/reports/cited";
import { prints } from "@/server/domain/reports/sections";
import type { EvidenceEntry, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Anchors } from "./pen";

/** Names of places in the document. A link is given only to a place that exists. */
export type Links = {
  /** The name of an exhibit's line in appendix A, if anything leads there. A name costs memory in every reader. */
  exhibitName: (entry: EvidenceEntry) => Anchors;
  /** The name of its line in appendix D. */
  manifestName: (entry: EvidenceEntry) => Anchors;
  toExhibit: (number: number) => Anchors;
  toManifest: (number: number) => Anchors;
  toControl: (key: string) => Anchors;
};

const exhibitPlace = (number: number): string => `e-${number}`;
const manifestPlace = (number: number): string => `m-${number}`;
export const controlPlace = (key: string): string => `c-${key.replace(/[^A-Za-z0-9-]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}`)}`;

export function createLinks(snapshot: ReportSnapshot): Links {
  // The newest listed version of a number is the one a link leads to: a place has one name.
  const exhibits = new Map(snapshot.evidence.map((entry) => [entry.number, entry.version] as const));
  const wanted = new Set(citedExhibits(snapshot));
  const controls = new Set(printsSheets(snapshot) ? snapshot.controls.map((control) => control.key) : []);
  return {
    exhibitName: ({ number, version }) => (wanted.has(number) && exhibits.get(number) === version ? { destination: exhibitPlace(number) } : {}),
    manifestName: ({ number, version }) => (exhibits.get(number) === version ? { destination: manifestPlace(number) } : {}),
    toExhibit: (number) => (exhibits.has(number) ? { goTo: exhibitPlace(number) } : {}),
    toManifest: (number) => (exhibits.has(number) ? { goTo: manifestPlace(number) } : {}),
    toControl: (key) => (controls.has(key) ? { goTo: controlPlace(key) } : {}),
  };
}

/** An index of evidence has no control sheets, and of some reports they can be left out: then nothing may lead to them. */
export function printsSheets({ kind, leftOut }: Pick<ReportSnapshot, "kind" | "leftOut">): boolean {
  return kind !== "evidence_index" && prints({ kind, leftOut }, "controls");
}
