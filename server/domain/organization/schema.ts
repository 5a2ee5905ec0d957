import { z } from "zod";

import { ROLES } from "./view";

export const Email = z.string().trim().toLowerCase().pipe(z.email("Enter a complete e-mail address.")).refine((text) => text.length <= 254, "This address is too long.");
export const PersonName = z.string().trim().min(1, "Enter a name.").max(120);
export const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])$/, "Use 3 to 40 small letters, digits and hyphens.");

export const TimeZone = z.string().refine(isTimeZone, "This is not an IANA time zone such as Europe/Berlin.");

export const CatalogSelection = z.strictObject({
  frameworks: z.array(z.enum(["soc2", "gdpr"])).min(1, "Choose at least one framework."),
  soc2Categories: z.array(z.enum(["security", "availability", "confidentiality", "processing-integrity", "privacy"])).default(["security"]),
  gdprRoles: z.array(z.enum(["controller", "processor"])).default(["controller", "processor"]),
});
export type CatalogSelection = z.infer<typeof CatalogSelection>;

export const CreateOrganizationInput = z.strictObject({ name: z.string().trim().min(2).max(120), slug: Slug, timezone: TimeZone });
export const UpdateOrganizationInput = z.strictObject({ name: z.string().trim().min(2).max(120), timezone: TimeZone });
export const InviteMemberInput = z.strictObject({ email: Email, role: z.enum(ROLES) });
export const ChangeRoleInput = z.strictObject({ userId: z.string(), role: z.enum(ROLES) });

/** Time zones are checked by the runtime's own database (ECMA-402), so none is listed here. */
function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    // RangeError is the answer: no such zone.
    return false;
  }
}
