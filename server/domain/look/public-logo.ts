import type { Logo } from "./look";

/** What a page has to know of a logo to show it: never its bytes. */
export type LogoMark = Pick<Logo, "sha256" | "width" | "height">;
/** A logo on a public page, from our own origin. */
export type PublicLogo = { src: string; width: number; height: number };

/** Where the logo of the page at `path` lies. Another logo has another address, so that a kept one is never shown for it. */
export function publicLogo(path: string, mark: LogoMark | null): PublicLogo | null {
  return mark && { src: `${path}/logo?v=${mark.sha256.slice(0, 16)}`, width: mark.width, height: mark.height };
}
