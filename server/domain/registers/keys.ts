/** The registers, in the order in which people read them. */
export const REGISTER_KEYS = ["activities", "legal_bases", "dpias", "processors", "transfers", "consents", "breaches", "risks", "notices", "complaints"] as const;
export type RegisterKey = (typeof REGISTER_KEYS)[number];
