import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import type { Page } from "@playwright/test";
import { axeViolations } from "./axe.ts";
import { expect, test } from "./serve.ts";

const demo = (source: string) => `
import { Interface, text } from "hardcase";
const wait = (ms, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, ms);
  signal?.addEventListener("abort", () => { clearTimeout(timer); resolve(); });
});
const demo = new Interface(${source});
await demo.launch();
export default demo;
`;

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** A way to the server that can be cut, as a sleeping device or a dead network cuts it. */
async function openWay(url: string): Promise<{ url: string; cut: () => void; mend: () => void; close: () => void }> {
  const { port } = new URL(url);
  const sockets = new Set<Socket>();
  let isCut = false;
  const way = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), "127.0.0.1");
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => way.listen(0, "127.0.0.1", resolve));
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(way.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      destroyAll();
    },
    mend() {
      isCut = false;
    },
    close() {
      destroyAll();
      way.close();
    },
  };
}

const counter = demo(`async function* (limit, { signal }) {
  console.log("called");
  try {
    for (let count = 1; count <= limit && !signal.aborted; count++) {
      yield count;
      await wait(50, signal);
    }
  } finally {
    console.log(signal.aborted ? "stopped" : "ended");
  }
}, "number", "number"`);

async function submit(page: Page, value: string): Promise<void> {
  await page.getByRole("spinbutton").fill(value);
  await button(page, "Submit").click();
}

test("a page whose connection broke says so, finds its run again, and shows what has come since", async ({ page, serve }) => {
  const served = await serve(counter);
  const way = await openWay(served.url);
  await page.goto(way.url);
  await submit(page, "1e9");
  await expect(page.getByLabel("Output")).toHaveText(/\d/);
  way.cut();
  await expect(page.getByRole("status").filter({ hasText: "Reconnecting" })).toBeVisible();
  const before = Number(await page.getByLabel("Output").textContent());
  way.mend();
  await expect(page.getByRole("status").filter({ hasText: "Running" })).toBeVisible();
  await expect.poll(async () => Number(await page.getByLabel("Output").textContent())).toBeGreaterThan(before + 5);
  expect(served.printed().match(/called|stopped|ended/g)).toEqual(["called"]);
  await button(page, /^Stop/).click();
  await expect.poll(() => served.printed().match(/stopped|ended/g)).toEqual(["stopped"]);
  way.close();
});

test("a page that was away when its run ended finds the end, and can flag it", async ({ page, serve }) => {
  const served = await serve(counter);
  const way = await openWay(served.url);
  await page.goto(way.url);
  await submit(page, "20");
  await expect(page.getByLabel("Output")).toHaveText(/\d/);
  way.cut();
  await expect.poll(() => served.printed()).toContain("ended");
  way.mend();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(page.getByText(/^Done in/)).toBeVisible();
  await expect(page.getByLabel("Output")).toHaveText("20");
  await button(page, "Flag").click();
  await expect(button(page, "Flagged")).toBeVisible();
  way.close();
});

test("leaving the page stops its run", async ({ page, serve }) => {
  const served = await serve(counter);
  await page.goto(served.url);
  await submit(page, "1e9");
  await expect(page.getByLabel("Output")).toHaveText(/\d/);
  await page.goto("about:blank");
  await expect.poll(() => served.printed()).toContain("stopped");
});

test("who waits sees the place and, once a run has ended, the time that is expected", async ({ page, context, serve }) => {
  const { url } = await serve(
    demo(
      `async (seconds, { signal }) => { await wait(seconds * 1000, signal); return seconds; }, "number", "number", { concurrencyLimit: 1 }`,
    ),
  );
  await page.goto(url);
  const [running, third] = [await context.newPage(), await context.newPage()];
  for (const one of [page, running, third]) await one.goto(url);
  await submit(page, "5");
  await expect(page.getByText(/^Done in/)).toBeVisible({ timeout: 15_000 });
  await submit(running, "60");
  await expect(button(running, /^Stop/)).toBeVisible();
  await submit(page, "1");
  await expect(page.getByText(/^Waiting, next in line, about [1-5] s$/)).toBeVisible();
  await submit(third, "1");
  await expect(third.getByText(/^Waiting, 2nd in line, about ([5-9]|10) s$/)).toBeVisible();
  // Longer than expected: nobody knows.
  await expect(page.getByText(/^Waiting, next in line \d/)).toBeVisible({ timeout: 15_000 });
  await button(running, /^Stop/).click();
  await expect(page.getByText(/^Done in/)).toBeVisible();
  await Promise.all([running.close(), third.close()]);
});

test("a full demo says so, and how many wait", async ({ page, context, serve }) => {
  const { url } = await serve(
    demo(`async (n, { signal }) => { await wait(60000, signal); return n; }, "number", "number", { concurrencyLimit: 1, maxQueue: 1 }`),
  );
  const others = [await context.newPage(), await context.newPage()];
  for (const one of others) {
    await one.goto(url);
    await submit(one, "1");
    await expect(button(one, /^Stop/)).toBeVisible();
  }
  await page.goto(url);
  await submit(page, "1");
  await expect(page.getByRole("alert")).toContainText("The demo is busy, and 1 run waits already.");
  await Promise.all(others.map((one) => one.close()));
});

test("progress is a bar with its text, read by screen readers too, and gone when the run has ended", async ({ page, serve }) => {
  const { url } = await serve(
    demo(`async (steps, { progress, signal }) => {
      progress(0, null, "Loading the model");
      await wait(1500, signal);
      for (let step = 1; step <= steps; step++) {
        progress(step, steps, "Denoising");
        await wait(step === 3 ? 1500 : 100, signal);
      }
      return steps;
    }, "number", "number"`),
  );
  await page.goto(url);
  await submit(page, "4");
  const bar = page.getByRole("progressbar");
  await expect(bar).toHaveAccessibleName("Loading the model");
  await expect(bar).not.toHaveAttribute("aria-valuenow");
  await expect(bar).toHaveAccessibleName("Denoising");
  await expect(page.getByText("3 of 4")).toBeVisible();
  await expect(bar).toHaveAttribute("aria-valuenow", "75");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page)).toEqual([]);
  }
  await expect(page.getByText(/^Done in/)).toBeVisible();
  await expect(bar).toHaveCount(0);
});

test("a thousand updates a second leave the page responsive, and it shows the last one", async ({ page, serve }) => {
  const { url } = await serve(
    demo(`async function* (seconds) {
      const start = performance.now();
      for (let count = 1; count <= seconds * 1000; count++) {
        yield "word ".repeat(200) + count;
        const ahead = count - (performance.now() - start);
        if (ahead > 0) await wait(ahead);
      }
    }, "number", text({ lines: 10 })`),
  );
  await page.goto(url);
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames });
    let last = performance.now();
    const measure = (now: number) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(measure);
    };
    requestAnimationFrame(measure);
  });
  const sent: string[] = [];
  await page.exposeFunction("count", (text: string) => sent.push(text));
  await page.evaluate(() => {
    const { count } = window as unknown as { count: (text: string) => void };
    const output = document.querySelector(".outputs-fields") as HTMLElement;
    new MutationObserver(() => count(output.textContent?.slice(-12) ?? "")).observe(output, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await submit(page, "4");
  await expect(page.getByText(/^Done in/)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByLabel("Output")).toContainText("word 4000");
  expect(sent.length).toBeGreaterThan(30);
  expect(sent.length).toBeLessThan(200);
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
  expect(frames.sort((one, other) => one - other)[Math.floor(frames.length * 0.95)]).toBeLessThan(100);
});
