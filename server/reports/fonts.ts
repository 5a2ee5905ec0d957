import { createRequire } from "node:module";

import { Font } from "@react-pdf/renderer";

import { flattenFont } from "./flat-font";
import type { FlatFont, FontkitFont } from "./flat-font";

export type FontFace = "sans" | "sansMedium" | "sansBold" | "mono";
/** Per face the files to try, in order: the first that has the character draws it. */
export type FontSet = Record<FontFace, FlatFont[]>;

const FACES: Record<FontFace, { family: "inter" | "jetbrains-mono"; weight: number }> = {
  sans: { family: "inter", weight: 400 },
  sansMedium: { family: "inter", weight: 500 },
  sansBold: { family: "inter", weight: 600 },
  mono: { family: "jetbrains-mono", weight: 400 },
};
const SUBSETS: Record<"inter" | "jetbrains-mono", string[]> = {
  inter: ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese"],
  "jetbrains-mono": ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"],
};

const require = createRequire(import.meta.url);
let loading: Promise<FontSet> | null = null;

/** Reads the fonts from node_modules, once a process. No network: the sources are absolute file paths. */
export function loadFonts(): Promise<FontSet> {
  loading ??= readFonts();
  return loading;
}

async function readFonts(): Promise<FontSet> {
  const [sans, sansMedium, sansBold, mono] = await Promise.all([readFace("sans"), readFace("sansMedium"), readFace("sansBold"), readFace("mono")]);
  return { sans, sansMedium, sansBold, mono: [...mono, ...sans] };
}

async function readFace(face: FontFace): Promise<FlatFont[]> {
  const { family, weight } = FACES[face];
  return Promise.all(SUBSETS[family].map((subset) => readFile(family, subset, weight)));
}

async function readFile(family: string, subset: string, weight: number): Promise<FlatFont> {
  const key = `${family}-${subset}-${weight}`;
  Font.register({ family: key, src: require.resolve(`@fontsource/${family}/files/${key}-normal.woff`) });
  await Font.load({ fontFamily: key });
  const { data } = Font.getFont({ fontFamily: key }) as unknown as { data: FontkitFont };
  return flattenFont(key, data);
}
