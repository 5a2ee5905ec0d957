import { expect, test } from "vitest";

import { claimIn } from "./claims";

test.each([["We are SOC 2 compliant.", "compliant"], ["FULLY COMPLIANT with the GDPR", "FULLY COMPLIANT"], ["an ISO-certified company", "certified"]])("%s claims what is not management's to say", (text, claim) => {
  expect(claimIn(text)).toBe(claim);
});

test.each(["", "Our controls are examined every year.", "We watch compliance with our own rules.", "Certificates expire after 90 days."])("%s claims nothing", (text) => {
  expect(claimIn(text)).toBeUndefined();
});
