import { CATALOG } from "./catalog";
import type { CatalogControl } from "./schema";

/** The default controls, in catalog order. */
export const CATALOG_CONTROLS: readonly CatalogControl[] = CATALOG.controls;

const byKey = new Map(CATALOG_CONTROLS.map((control) => [control.key, control]));

/** The default control of a key ("BCP-03"), or undefined where the catalog has none. */
export function findCatalogControl(key: string): CatalogControl | undefined {
  return byKey.get(key);
}
