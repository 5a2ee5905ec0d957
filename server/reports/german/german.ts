import { SECTION_TITLES } from "@/server/domain/reports/german/section-titles";

import { APPENDICES } from "./appendices";
import { AUDIT } from "./audit";
import { CODES } from "./codes";
import { FRAME } from "./frame";
import { GLOSSARY } from "./glossary";
import { PRIVACY } from "./privacy";
import { PURPOSE } from "./purpose";
import { RESULTS } from "./results";
import { STATES } from "./states";
import { TESTS } from "./tests";
import { TITLES } from "./titles";

/** Every sentence of the reports in German, by its English. */
export const GERMAN = { ...SECTION_TITLES, ...FRAME, ...STATES, ...TITLES, ...RESULTS, ...TESTS, ...APPENDICES, ...GLOSSARY, ...PURPOSE, ...PRIVACY, ...CODES, ...AUDIT } as const;
