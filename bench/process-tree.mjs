import { readdir, readFile } from "node:fs/promises";

const pageBytes = 4096;
const ticksPerSecond = 100;

/**
 * Resident memory of a process and all its children, in MB.
 *
 * @param {number} pid
 */
export async function residentMegabytes(pid) {
  const tree = await readTree(pid);
  return (tree.reduce((total, { pages }) => total + pages, 0) * pageBytes) / 1e6;
}

/**
 * Time that a process and all its children have spent on the processor, in milliseconds. The kernel counts in steps of 10.
 *
 * @param {number} pid
 */
export async function processorMilliseconds(pid) {
  const tree = await readTree(pid);
  return (tree.reduce((total, { ticks }) => total + ticks, 0) * 1000) / ticksPerSecond;
}

/** @param {number} pid */
async function readTree(pid) {
  const names = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const all = (await Promise.all(names.map(readProcess))).filter((one) => one !== undefined);
  const tree = all.filter((one) => one.pid === pid);
  // The list grows while it is walked: children of children are found too.
  for (const { pid: parent } of tree) tree.push(...all.filter((one) => one.parent === parent));
  return tree;
}

/** @param {string} name */
async function readProcess(name) {
  const line = await readFile(`/proc/${name}/stat`, "utf8").catch(() => undefined);
  // The second field is the program's name in brackets and may hold anything; the fields after it are numbers but for one.
  const fields = line?.slice(line.lastIndexOf(")") + 2).split(" ");
  if (fields === undefined) return undefined;
  return { pid: Number(name), parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]), pages: Number(fields[21]) };
}
