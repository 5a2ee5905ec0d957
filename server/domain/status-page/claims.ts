const CLAIMS = /\b(?:fully\s+compliant|compliant|certified)\b/iu;

/**
 * The words of a text that claim what only somebody else may say: that a law or a standard is met. Undefined where there
 * are none. The page is management's own account, and so refuses them.
 */
export function claimIn(text: string): string | undefined {
  return CLAIMS.exec(text)?.[0];
}
