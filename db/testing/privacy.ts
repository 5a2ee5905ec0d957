import type { SavePrivacySettingsInput } from "@/server/domain/privacy/settings";

/** Settings of an open privacy centre under EU law in Berlin. */
export const PRIVACY_SETTINGS: SavePrivacySettingsInput = {
  isOpen: true, controllerName: "Acme GmbH", controllerAddress: "Hauptstr. 1, 10115 Berlin", contactEmail: "privacy@acme.example", dpoName: "Dr. D", dpoEmail: null, authorityName: "Berlin Commissioner",
  authorityAddress: null, authorityUrl: "https://authority.example", noticeUrl: null, accent: null, regime: "EU", zone: "Europe/Berlin", country: "DE", region: null, pausePolicy: "strict", retentionYears: 3,
};
