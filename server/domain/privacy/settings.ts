import { z } from "zod";

import { Accent } from "../look/look";
import { Email, TimeZone } from "../organization/schema";
import { PAUSE_POLICIES } from "./case-events";
import { COUNTRY_CODES } from "./countries";

const Line = z.string().trim().max(300);
const Optional = Line.transform((text) => text || null).nullable();
const WebAddress = z.string().trim().max(500).transform((text) => text || null).nullable()
  .refine((text) => text === null || /^https:\/\/[^\s]+$/.test(text), "Use a complete address that begins with https://.");

/** Who answers, under which law, and to whom people can complain. Notices cannot be sent while what they must name is missing. */
export const SavePrivacySettingsInput = z.strictObject({
  isOpen: z.boolean(),
  controllerName: Line.min(2, "Name the organization that is responsible for the data."),
  controllerAddress: Line.min(5, "Give the postal address: people must be able to reach you (GDPR Art. 13(1)(a))."),
  contactEmail: Email,
  dpoName: Optional,
  dpoEmail: Email.nullable(),
  authorityName: Line.min(2, "Name the supervisory authority: every refusal must (GDPR Art. 12(4))."),
  authorityAddress: Optional,
  authorityUrl: WebAddress,
  noticeUrl: WebAddress,
  /** Of the organization: its reports have the same. */
  accent: Accent,
  regime: z.enum(["EU", "UK"]),
  zone: TimeZone,
  country: z.enum(COUNTRY_CODES),
  region: z.string().regex(/^[A-Z0-9]{1,3}$/, "Use the region's short code, such as BY (ISO 3166-2).").nullable(),
  pausePolicy: z.enum(PAUSE_POLICIES),
  retentionYears: z.int().min(0).max(10),
  downloadDays: z.int().min(1, "At least a day.").max(90, "90 days at most: what lies ready can be taken.").default(14),
});
export type SavePrivacySettingsInput = z.input<typeof SavePrivacySettingsInput>;

export const DEFAULT_RETENTION_YEARS = 3;
