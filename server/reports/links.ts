import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Anchors } from "./pen";

/** Names of places in the document. A link is given only to a place that exists. */
export type Links = {
  /** The name of an exhibit's line in appendix A, if anything leads there. A name costs memory in every reader. */
  exhibitName: (number: number) => Anchors;
  toExhibit: (number: number) => Anchors;
  toManifest: (number: number) => Anchors;
  toControl: (key: string) => Anchors;
};

const exhibitPlace = (number: number): string => `e-${number}`;
export const manifestPlace = (number: number): string => `m-${number}`;
export const controlPlace = (key: string): string => `c-${key.replace(/[^A-Za-z0-9-]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}`)}`;

export function createLinks(snapshot: ReportSnapshot): Links {
  const exhibits = new Set(snapshot.evidence.map((entry) => entry.number));
  const wanted = new Set(referencedExhibits(snapshot));
  const controls = new Set(snapshot.controls.map((control) => control.key));
  return {
    exhibitName: (number) => (wanted.has(number) ? { destination: exhibitPlace(number) } : {}),
    toExhibit: (number) => (exhibits.has(number) ? { goTo: exhibitPlace(number) } : {}),
    toManifest: (number) => (exhibits.has(number) ? { goTo: manifestPlace(number) } : {}),
    toControl: (key) => (controls.has(key) ? { goTo: controlPlace(key) } : {}),
  };
}

function referencedExhibits(snapshot: ReportSnapshot): number[] {
  const items = [...snapshot.controls.flatMap((control) => control.rules.flatMap((rule) => rule.deviations)), ...snapshot.exceptions.flatMap((entry) => entry.items), ...snapshot.vendors];
  return [...snapshot.controls.flatMap((control) => control.evidence), ...items.flatMap((item) => (item.exhibit === null ? [] : [item.exhibit]))];
}
