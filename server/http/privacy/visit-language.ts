import { type Language, LANGUAGE_CODES } from "@/server/domain/privacy/languages";

type Wish = { tag: string; quality: number };

/** The language of a visit: the one asked for in the address, else the case's own, else the first that the browser accepts, else English. */
export function visitLanguage(request: Request, ofCase?: Language): Language {
  return chosenLanguage(request) ?? ofCase ?? acceptedLanguage(request.headers.get("accept-language") ?? "") ?? "en";
}

/** The language that the address names, where it is one of ours. */
export function chosenLanguage(request: Request): Language | undefined {
  return spoken(new URL(request.url).searchParams.get("lang") ?? "");
}

/** RFC 9110, 12.5.4: the highest quality first, those of one quality in the order given; 0 is "not this one". */
function acceptedLanguage(header: string): Language | undefined {
  const wishes = header.slice(0, 500).split(",").map(wishOf).filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  return wishes.map(({ tag }) => spoken(tag)).find((language) => language !== undefined);
}

function wishOf(part: string): Wish {
  const [tag = "", ...parameters] = part.split(";").map((piece) => piece.trim());
  const quality = parameters.find((parameter) => parameter.startsWith("q="));
  return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}

function spoken(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split("-")[0];
  return LANGUAGE_CODES.find((language) => language === primary);
}
