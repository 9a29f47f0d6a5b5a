/**
 * Tells this process to end when npm, which started it, has ended. npm hands a signal to its shell only, and the shell
 * dies of it without a word to its child: a server would live on and keep its port.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 200);
  watch.unref();
}
