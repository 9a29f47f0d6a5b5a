import { resolve } from "node:path";
import { root } from "../set-up/root.mjs";

/**
 * Runs one check on the folder that the command line names, by default this repository: prints each problem on a line of
 * its own and ends with exit code 1 when there is one.
 *
 * @param {(root: string) => string[] | Promise<string[]>} check
 */
export async function reportProblems(check) {
  const problems = await check(resolve(process.argv[2] ?? root));
  for (const problem of problems) console.log(problem);
  if (problems.length > 0) process.exitCode = 1;
}
