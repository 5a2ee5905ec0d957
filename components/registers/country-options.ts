import { countryName, WORLD_COUNTRIES } from "@/server/domain/registers/world-countries";

/** Every country by its name. For pages of the server only: a browser may know other names. */
export const COUNTRY_OPTIONS = WORLD_COUNTRIES.map((value) => ({ value, label: countryName(value) })).sort((a, b) => a.label.localeCompare(b.label, "en"));
