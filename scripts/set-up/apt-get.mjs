import { runCommand } from "./run-command.mjs";

/** Whether this is Debian or Ubuntu, and we may install packages there: as root only. */
export async function canInstall() {
  if (process.getuid?.() !== 0) return false;
  return runCommand("apt-get", ["--version"])
    .then(({ exitCode }) => exitCode === 0)
    .catch(() => false);
}

/** @param {readonly string[]} aptArguments */
export async function aptGet(...aptArguments) {
  const { exitCode, output } = await runCommand("apt-get", aptArguments, { environment: { DEBIAN_FRONTEND: "noninteractive" } });
  if (exitCode !== 0) throw new Error(`apt-get ${aptArguments.join(" ")} ended with exit code ${exitCode}.\n${output}`);
}
