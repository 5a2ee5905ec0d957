/**
 * How long an organization remembers who asked for a document: a year unless it says otherwise, for agreements about
 * secrecy are asked about for as long as what they cover is in use, and no longer than needed (GDPR Art. 5(1)(e)).
 */
export const KEEP_MONTHS = { standard: 12, least: 1, most: 60 };
