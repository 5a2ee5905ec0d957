import { type Catalog as CatalogType, Catalog } from "./schema";
import source from "./catalog-v1.json" with { type: "json" };

/** The catalog this build ships, checked when the module loads: a broken file stops the start, not a verdict. */
export const CATALOG: CatalogType = Catalog.parse(source);

/** Reports cite it, and a stored control names the version it was taken from. */
export const CATALOG_VERSION = CATALOG.version;
