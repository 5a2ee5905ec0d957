import type { SavePrivacySettingsInput } from "@/server/domain/privacy/settings";

/** The demo's controller, in Berlin, under the regulation. */
export const ACME_PRIVACY: SavePrivacySettingsInput = {
  isOpen: true, controllerName: "Acme Cloud GmbH", controllerAddress: "Invalidenstraße 1, 10115 Berlin, Germany", contactEmail: "privacy@acme-cloud.example", dpoName: "Greta Sommer", dpoEmail: "greta.sommer@acme-cloud.example",
  authorityName: "Berlin Commissioner for Data Protection and Freedom of Information", authorityAddress: "Alt-Moabit 59-61, 10555 Berlin", authorityUrl: "https://www.datenschutz-berlin.de", noticeUrl: null, accent: "#1f6f5c",
  regime: "EU", zone: "Europe/Berlin", country: "DE", region: "BE", pausePolicy: "strict", retentionYears: 3,
};
