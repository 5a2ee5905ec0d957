/** The countries whose law the clock knows: where the GDPR applies (EU and EEA), and the United Kingdom. With the zone of the capital. */
export const COUNTRIES = {
  AT: { name: "Austria", zone: "Europe/Vienna" }, BE: { name: "Belgium", zone: "Europe/Brussels" }, BG: { name: "Bulgaria", zone: "Europe/Sofia" },
  HR: { name: "Croatia", zone: "Europe/Zagreb" }, CY: { name: "Cyprus", zone: "Asia/Nicosia" }, CZ: { name: "Czechia", zone: "Europe/Prague" },
  DK: { name: "Denmark", zone: "Europe/Copenhagen" }, EE: { name: "Estonia", zone: "Europe/Tallinn" }, FI: { name: "Finland", zone: "Europe/Helsinki" },
  FR: { name: "France", zone: "Europe/Paris" }, DE: { name: "Germany", zone: "Europe/Berlin" }, GR: { name: "Greece", zone: "Europe/Athens" },
  HU: { name: "Hungary", zone: "Europe/Budapest" }, IS: { name: "Iceland", zone: "Atlantic/Reykjavik" }, IE: { name: "Ireland", zone: "Europe/Dublin" },
  IT: { name: "Italy", zone: "Europe/Rome" }, LV: { name: "Latvia", zone: "Europe/Riga" }, LI: { name: "Liechtenstein", zone: "Europe/Vaduz" },
  LT: { name: "Lithuania", zone: "Europe/Vilnius" }, LU: { name: "Luxembourg", zone: "Europe/Luxembourg" }, MT: { name: "Malta", zone: "Europe/Malta" },
  NL: { name: "Netherlands", zone: "Europe/Amsterdam" }, NO: { name: "Norway", zone: "Europe/Oslo" }, PL: { name: "Poland", zone: "Europe/Warsaw" },
  PT: { name: "Portugal", zone: "Europe/Lisbon" }, RO: { name: "Romania", zone: "Europe/Bucharest" }, SK: { name: "Slovakia", zone: "Europe/Bratislava" },
  SI: { name: "Slovenia", zone: "Europe/Ljubljana" }, ES: { name: "Spain", zone: "Europe/Madrid" }, SE: { name: "Sweden", zone: "Europe/Stockholm" },
  GB: { name: "United Kingdom", zone: "Europe/London" },
} as const;

export type CountryCode = keyof typeof COUNTRIES;
export const COUNTRY_CODES = Object.keys(COUNTRIES) as [CountryCode, ...CountryCode[]];
