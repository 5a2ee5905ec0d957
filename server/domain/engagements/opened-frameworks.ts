/** The frameworks an access is limited to. One that names every framework of the audit is one to the whole audit: none, as where it names none. */
export function openedFrameworks(named: readonly string[], audit: { frameworks: readonly string[] }): string[] {
  return audit.frameworks.every((framework) => named.includes(framework)) ? [] : [...named];
}
