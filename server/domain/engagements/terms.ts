/** Version of the words below. Whoever accepted others is asked again. */
export const TERMS_VERSION = "2026-11";

/** What an auditor agrees to before seeing anything: shown in full, accepted by a click, kept with version and time. */
export const TERMS: readonly string[] = [
  "What you see here belongs to the organization that invited you. You use it for this audit only and tell nobody outside your firm and this engagement.",
  "You look at it yourself: neither the link nor the code of your second factor is handed on.",
  "Everything you open or take along is recorded, and the organization sees that record. Your notes and conclusions are yours: the organization sees them when you release them.",
  "What you take along you keep and destroy as your firm's professional duties say. It is marked with your name.",
  "Access ends on the day named below, or earlier when the organization takes it back.",
];
