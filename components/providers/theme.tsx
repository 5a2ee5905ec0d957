"use client";

import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

type ThemeProviderProps = { nonce: string | undefined; children: ReactNode };

/** Follows the system until someone chooses. The nonce lets its one script pass the content security policy. */
export function ThemeProvider({ nonce, children }: ThemeProviderProps) {
  return (
    <NextThemes attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange nonce={nonce} storageKey="proofroom.theme">
      {children}
    </NextThemes>
  );
}
