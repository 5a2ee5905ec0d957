import type { ReactNode } from "react";

import type { PublicLogo } from "@/server/domain/look/public-logo";
import { fill } from "@/server/domain/privacy/centre-words/fill";
import { LANGUAGE_CODES, LANGUAGES, type Language } from "@/server/domain/privacy/languages";

import type { PageWords } from "./page-words";

type PageFrameProps = { words: PageWords; language: Language; title: string; organization: string | null; logo?: PublicLogo | null; style: string; hasFault?: boolean; /** What a link to another language takes along. */ carries?: Record<string, string>; children: ReactNode };

/** A whole document: the organization's name, the languages, the page, and nothing from anywhere else. */
export function PageFrame({ words, language, title, organization, logo = null, style, hasFault = false, carries = {}, children }: PageFrameProps) {
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>{[hasFault && words.more.check, title, organization].filter(Boolean).join(" · ")}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a className="skip" href="#content">{words.skipToContent}</a>
        <header>
          <div className="column">
            <p className="org">{logo && organization ? <img src={logo.src} width={logo.width} height={logo.height} alt={organization} /> : <bdi>{organization}</bdi>}</p>
            <LanguageLinks label={words.languageLabel} language={language} carries={carries} />
          </div>
        </header>
        <main id="content" className="column">{children}</main>
        {organization && <footer><p className="column quiet small">{fill(words.footer.responsible, { organization })}</p></footer>}
      </body>
    </html>
  );
}

function LanguageLinks({ label, language, carries }: { label: string; language: Language; carries: Record<string, string> }) {
  return (
    <nav className="languages" aria-label={label}>
      <ul>
        {LANGUAGE_CODES.map((code) => (
          <li key={code} lang={code}>{code === language ? <span aria-current="true">{LANGUAGES[code]}</span> : <a href={`?${new URLSearchParams({ ...carries, lang: code })}`} hrefLang={code}>{LANGUAGES[code]}</a>}</li>
        ))}
      </ul>
    </nav>
  );
}
