import type { Recognition } from "../evidence/record";
import { deriveAccessConfig } from "./derive-access-config";
import { deriveAccounts } from "./derive-account";
import { derivePrivilegedAccounts } from "./derive-privileged-account";
import { deriveSecretRecords } from "./derive-secret-record";
import { type JsonFormat, type RecogniseOptions, recognised, refused, type TextFormat } from "./format";
import { type IamReport, type IamUser, isIamReport, readIamReport } from "./iam-report";
import { bounded, hasError, warning } from "./issues";
import { isObject, text } from "./json";
import { decodeText } from "./text";
import { earliest, latest, readInstant } from "./time";

const FORMAT = "aws-iam-credential-report-csv";
const TOOL = "AWS IAM credential report";

/** The report as downloaded: it does not say when it was made. */
export const awsIamCredentialReportCsv: TextFormat = {
  id: FORMAT,
  read: (content, options) => (isIamReport(content) ? answer(readIamReport(content), null, options) : null),
};

/** The answer of `aws iam get-credential-report`: the same table in base64, with the time it was made. */
export const awsIamCredentialReportJson: JsonFormat = {
  id: FORMAT,
  read(value, options) {
    if (!isObject(value) || text(value.Content) === undefined || value.ReportFormat !== "text/csv") return null;
    const { text: content, issue } = decodeText(Buffer.from(String(value.Content), "base64"));
    if (issue) return { ...refused(FORMAT, issue), tool: TOOL };
    return isIamReport(content)
      ? answer(readIamReport(content), readInstant(value.GeneratedTime, options.timezone), options)
      : null;
  },
};

function answer(report: IamReport, generatedAt: string | null, options: RecogniseOptions): Recognition {
  const broken = report.issues.find((issue) => issue.level === "error");
  if (broken) return { ...refused(FORMAT, broken), tool: TOOL, issues: bounded(report.issues) };
  const found = recognised(FORMAT, TOOL);
  const { users } = report;
  const asOf = generatedAt ?? readInstant(options.now);
  Object.assign(found.facts, summaryOf(users));
  const config = deriveAccessConfig(users, generatedAt);
  found.records = [
    ...deriveAccounts(users, generatedAt),
    ...(config ? [config] : []),
    ...derivePrivilegedAccounts(users, generatedAt, asOf),
    ...deriveSecretRecords(users, generatedAt, asOf),
  ];
  found.issues = bounded(report.issues);
  if (users.some((user) => user.isRoot && user.mfaActive === false))
    found.issues.push(warning("ROOT_WITHOUT_MFA", "The root user has no MFA. It is no console user, so no ratio shows it."));
  return hasError(found.issues) ? { ...found, records: [], facts: {} } : found;
}

function summaryOf(users: IamUser[]) {
  const root = users.find((user) => user.isRoot);
  const console = users.filter((user) => user.passwordEnabled === true);
  const withMfa = users.filter((user) => user.mfaActive === true).length;
  const activeKeys = users.flatMap((user) =>
    user.keys.filter((key) => key.active).map((key) => ({ user: user.user, rotatedAt: key.rotatedAt })),
  );
  const oldest = earliest(activeKeys.map((key) => key.rotatedAt));
  return {
    accounts: users.length,
    iamUsers: users.filter((user) => !user.isRoot).length,
    consoleUsers: console.length,
    consoleUsersWithoutMfa: console.filter((user) => user.mfaActive !== true).length,
    withMfa,
    withoutMfa: users.length - withMfa,
    rootMfa: root?.mfaActive ?? null,
    rootActiveKeys: root ? root.keys.filter((key) => key.active).length : null,
    activeAccessKeys: activeKeys.length,
    oldestActiveKeyRotatedAt: oldest,
    oldestActiveKeyUser: activeKeys.find((key) => oldest !== null && key.rotatedAt === oldest)?.user ?? null,
    passwordLastUsedLatest: latest(users.map((user) => user.passwordLastUsedAt)),
    consoleNeverUsed: console.filter((user) => user.passwordLastUsedAt === null).length,
  };
}
