import { access, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openCaseStore } from "../cases/open-case-store.ts";
import { Interface, type InterfaceOptions, image, label, number, radio, readCsv, text } from "../index.ts";
import { fileCache } from "../runs/file-cache.ts";
import { casesOf } from "../testing/case-store-check.ts";
import { DemoClient, type Ran } from "../testing/demo-client.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hardcase-cases-"));
  vi.stubEnv("HARDCASE_SECRET", "");
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const flaggingDir = () => join(folder, "flagged");
const numbers = ["number", radio(["add", "subtract"]), "number"] as const;
type Calculator = InterfaceOptions<typeof numbers, "number">;

const calculator = (options: Calculator = {}) =>
  new Interface((num1, operation, num2) => (operation === "add" ? num1 + num2 : num1 - num2), numbers, "number", {
    apiName: "calculator",
    flaggingDir: flaggingDir(),
    ...options,
  });

const five = { num1: 5, operation: "add", num2: 7 };
const session = "3f0c1f8e-5d1b-4a55-9c1c-0d8f1f6f0a11";

/** The cases as a second reader sees them. */
async function cases() {
  await using store = await openCaseStore(flaggingDir());
  return casesOf(await store.list({}, { limit: 100 }));
}

const rows = () => readCsv(flaggingDir());

describe("a receipt", () => {
  test("keeps the run that was answered, with all that is known of it", async () => {
    await using client = new DemoClient(calculator({ version: "1.2.3" }), { "x-hardcase-session": session });
    await client.flag(await client.run("calculator", five));
    expect(await cases()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        run: {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          endpoint: "calculator",
          startedAt: expect.any(Date),
          durationMs: expect.any(Number),
          version: "1.2.3",
          error: null,
        },
        inputs: five,
        outputs: { Output: 12 },
        flag: { by: "person", rule: null, option: null, note: null, corrected: null, at: expect.any(Date) },
        verified: true,
        user: null,
        session,
        noticeVersion: expect.stringMatching(/^[0-9a-f]{12}$/),
        inputsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        review: { verdict: "new", expected: null, comment: null, by: null, at: null, duplicateOf: null, revision: 0 },
      },
    ]);
  });

  test("of a client without a browser makes a case of the API", async () => {
    await using client = new DemoClient(calculator());
    await client.flag(await client.run("calculator", five));
    expect(await cases()).toMatchObject([{ flag: { by: "api" }, session: null }]);
  });

  test.each([
    ["an output", { outputs: { Output: 13 } }, 'The output "Output" is not the one of the run.', "Output"],
    ["an input", { inputs: { ...five, num2: 8 } }, 'The input "num2" is not the one of the run.', "num2"],
    ["the outputs left out", { outputs: null }, 'The output "Output" is not the one of the run.', "Output"],
    ["the receipt", { receipt: "eyJhbGciOiJIUzI1NiJ9.e30.AAAA" }, "The receipt was not signed by this server.", "receipt"],
    ["a receipt without signature", { receipt: "eyJhbGciOiJub25lIn0.e30." }, "The receipt was not signed by this server.", "receipt"],
  ])("refuses a flag with %s changed, names it, and stores nothing", async (_title, change, message, parameter) => {
    await using client = new DemoClient(calculator());
    const { status, body } = await client.flag(await client.run("calculator", five), change);
    expect(status).toBe(409);
    expect(body.error).toMatchObject({ code: "HC_RECEIPT", message, parameter });
    expect(await readdir(flaggingDir())).toEqual([".hardcase"]);
  });

  test("is required", async () => {
    await using client = new DemoClient(calculator());
    const { inputs, outputs } = await client.run("calculator", five);
    const { status, body } = await client.send<{ error: unknown }>("POST", "/api/flag", { inputs, outputs });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: "HC_RECEIPT_REQUIRED", parameter: "receipt" });
  });

  test("outlives a restart", async () => {
    const demo = calculator();
    let ran: Ran;
    {
      await using before = new DemoClient(demo);
      ran = await before.run("calculator", five);
    }
    await using after = new DemoClient(calculator());
    expect((await after.flag(ran)).status).toBe(201);
  });

  test("holds on another replica with the same secret, and on one with another is refused with what to do", async () => {
    vi.stubEnv("HARDCASE_SECRET", "a secret of at least thirty-two bytes");
    await using first = new DemoClient(calculator());
    const ran = await first.run("calculator", five);
    await using second = new DemoClient(calculator());
    expect((await second.flag(ran)).status).toBe(201);
    vi.stubEnv("HARDCASE_SECRET", "another secret of at least thirty-two bytes");
    await using third = new DemoClient(calculator());
    const { status, body } = await third.flag(ran);
    expect(status).toBe(409);
    expect(body.error.hint).toContain("the same HARDCASE_SECRET");
  });

  test("of a failed run lets its failure be flagged", async () => {
    const fail = () => {
      throw new Error("no way");
    };
    await using client = new DemoClient(new Interface(fail, null, "text", { apiName: "fail", flaggingDir: flaggingDir() }));
    const ran = await client.run("fail", {});
    expect((await client.flag(ran)).status).toBe(201);
    expect(await cases()).toMatchObject([{ outputs: null, run: { error: { code: "HC_FUNCTION", message: "no way" } } }]);
    expect(await rows()).toMatchObject([{ Output: "" }]);
  });

  test("a secret that could be guessed is refused", () => {
    vi.stubEnv("HARDCASE_SECRET", "short");
    return expect(calculator().fetch(new Request("http://127.0.0.1/"))).rejects.toThrow(
      "HARDCASE_SECRET must have at least 32 bytes, got 5.",
    );
  });
});

describe("one run is one case", () => {
  test("however often and however fast it is flagged", async () => {
    await using client = new DemoClient(calculator(), { "x-hardcase-session": session });
    const ran = await client.run("calculator", five);
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.flag(ran)));
    answers.push(await client.flag(ran));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.case)).size).toBe(1);
    expect(await cases()).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });

  test("and takes the option of the last flag, in the CSV too", async () => {
    await using client = new DemoClient(calculator({ flaggingOptions: ["wrong sign", "other"] }));
    const ran = await client.run("calculator", five);
    await client.flag(ran, { option: "other" });
    await client.flag(ran, { option: "wrong sign" });
    expect(await cases()).toMatchObject([{ flag: { option: "wrong sign" } }]);
    expect(await rows()).toMatchObject([{ flag: "wrong sign" }]);
  });
});

describe("more can be said", () => {
  test("a note and the right answer go to the same case, also after a restart", async () => {
    const demo = calculator();
    let ran: Ran;
    let id: string;
    {
      await using client = new DemoClient(demo);
      ran = await client.run("calculator", five);
      id = (await client.flag(ran)).body.case;
      expect(await client.change(id, ran, { note: "off" })).toMatchObject({ status: 200, body: { case: id, saved: true } });
    }
    await using client = new DemoClient(calculator());
    expect((await client.change(id, ran, { corrected: { Output: 12 } })).status).toBe(200);
    expect(await cases()).toMatchObject([{ id, flag: { note: "off", corrected: { Output: 12 } } }]);
    expect((await client.change(id, ran, { note: null, corrected: null })).status).toBe(200);
    expect(await cases()).toMatchObject([{ id, flag: { note: null, corrected: null } }]);
  });

  test("only by who holds the receipt of the run, and only of a case that is there", async () => {
    await using client = new DemoClient(calculator());
    const ran = await client.run("calculator", five);
    const { body } = await client.flag(ran);
    const other = await client.run("calculator", five);
    expect(await client.change(body.case, other, { note: "x" })).toMatchObject({ status: 409, body: { error: { parameter: "receipt" } } });
    expect((await client.undo(body.case, other)).status).toBe(409);
    expect((await client.change("01990000-0000-7000-8000-000000000000", ran, { note: "x" })).status).toBe(404);
    expect(await cases()).toMatchObject([{ flag: { note: null } }]);
  });

  test("undo leaves no row, no case and no file, and the run can be flagged again", async () => {
    const picture = await fileCache().store({
      name: "dot.png",
      content: await sharp({ create: { width: 2, height: 2, channels: 3, background: "red" } })
        .png()
        .toBuffer(),
    });
    const same = new Interface((im) => im, image(), image(), { apiName: "same", flaggingDir: flaggingDir() });
    await using client = new DemoClient(same);
    const [kept, taken] = [await client.run("same", { im: picture }), await client.run("same", { im: picture })];
    await client.flag(kept);
    const { body } = await client.flag(taken);
    await client.change(body.case, taken, { corrected: { Output: picture } });
    expect((await readdir(join(flaggingDir(), "Output"))).sort()).toEqual(["0.png", "1.png", "2.png"]);
    expect(await client.undo(body.case, taken)).toEqual({ status: 204, body: null });
    expect(await cases()).toHaveLength(1);
    expect(await rows()).toMatchObject([{ im: "im/0.png", Output: "Output/0.png" }]);
    expect(await readdir(join(flaggingDir(), "im"))).toEqual(["0.png"]);
    expect(await readdir(join(flaggingDir(), "Output"))).toEqual(["0.png"]);
    expect((await client.flag(taken)).status).toBe(201);
    expect(await cases()).toHaveLength(2);
  });

  test("the stored files are those of the run to the byte, and no delivery copies them again", async () => {
    const content = await sharp({ create: { width: 3, height: 2, channels: 3, background: "blue" } })
      .jpeg()
      .toBuffer();
    const picture = await fileCache().store({ name: "sky.jpg", content });
    await using client = new DemoClient(
      new Interface((im) => im, image({ type: "path" }), image(), { apiName: "same", flaggingDir: flaggingDir() }),
    );
    await client.flag(await client.run("same", { im: picture }));
    expect(await readFile(join(flaggingDir(), "im/0.jpg"))).toEqual(content);
    expect(await readdir(join(flaggingDir(), "im"))).toEqual(["0.jpg"]);
    expect(await cases()).toMatchObject([
      { inputs: { im: { path: "im/0.jpg", mime_type: "image/jpeg", orig_name: "sky.jpg", size: content.length } } },
    ]);
    expect(await rows()).toMatchObject([{ im: "im/0.jpg", Output: "Output/0.jpg" }]);
  });
});

describe("the server flags by itself", () => {
  test("what a rule names, and the case says which", async () => {
    const guess = new Interface((word) => ({ [word]: 0.5, other: 0.4 }), text(), label(), {
      apiName: "guess",
      flaggingDir: flaggingDir(),
      flagWhen: { unsure: ({ outputs }) => (outputs.Output.confidences?.[0]?.confidence ?? 1) < 0.6 },
    });
    await using client = new DemoClient(guess);
    const ran = await client.run("guess", { word: "cat" });
    expect(await cases()).toMatchObject([{ flag: { by: "rule", rule: "unsure" } }]);
    await client.flag(ran, { note: "it was a dog" });
    expect(await cases()).toMatchObject([{ flag: { by: "rule", rule: "unsure", note: "it was a dog" } }]);
  });

  test("failed runs where flagErrors says so", async () => {
    const fail = new Interface(
      (count) => {
        if (count > 1) throw new Error("too many");
        return count;
      },
      number(),
      number(),
      { apiName: "fail", flaggingDir: flaggingDir(), flagErrors: true },
    );
    await using client = new DemoClient(fail);
    await client.run("fail", { count: 1 });
    await client.run("fail", { count: 2 });
    expect(await cases()).toMatchObject([{ inputs: { count: 2 }, flag: { by: "auto" }, run: { error: { message: "too many" } } }]);
  });
});

describe("redact", () => {
  test("changes a flag before its first write", async () => {
    await using client = new DemoClient(
      calculator({ redact: (draft) => ({ ...draft, note: null, inputs: { ...draft.inputs, num1: 0 } }) }),
    );
    await client.flag(await client.run("calculator", five), { note: "my name is Ada" });
    expect(await cases()).toMatchObject([{ inputs: { ...five, num1: 0 }, flag: { note: null } }]);
    expect(await rows()).toMatchObject([{ num1: "0" }]);
  });

  test("drops a flag", async () => {
    await using client = new DemoClient(calculator({ redact: async () => null }));
    const { status, body } = await client.flag(await client.run("calculator", five));
    expect([status, body]).toEqual([200, { saved: false }]);
    await expect(access(join(flaggingDir(), "logs.csv"))).rejects.toThrow("ENOENT");
  });

  test("that throws stops the flag, stores nothing, and tells the visitor no more than that", async () => {
    const redact = () => {
      throw new Error("secret detail");
    };
    await using client = new DemoClient(calculator({ redact }));
    const { status, body } = await client.flag(await client.run("calculator", five));
    expect(status).toBe(500);
    expect(body.error).toMatchObject({ code: "HC_REDACT" });
    expect(JSON.stringify(body)).not.toContain("secret detail");
    expect(await cases()).toEqual([]);
  });

  test("sees a note that comes later", async () => {
    await using client = new DemoClient(calculator({ redact: (draft) => ({ ...draft, note: draft.note?.replace("Ada", "…") ?? null }) }));
    const ran = await client.run("calculator", five);
    const { body } = await client.flag(ran);
    await client.change(body.case, ran, { note: "I am Ada" });
    expect(await cases()).toMatchObject([{ flag: { note: "I am …" } }]);
  });
});

test("a callback that throws twice is told the third time, also with a restart between, and the flag is answered at once", async () => {
  const attempts: unknown[][] = [];
  class Flaky {
    setup() {}
    flag(...told: unknown[]) {
      attempts.push(told);
      if (attempts.length < 3) throw new Error("away");
    }
  }
  let id: string;
  {
    await using client = new DemoClient(calculator({ flaggingCallback: new Flaky() }));
    const { status, body } = await client.flag(await client.run("calculator", five));
    expect([status, body.delivery]).toEqual([201, "pending"]);
    id = body.case;
  }
  await using client = new DemoClient(calculator({ flaggingCallback: new Flaky() }));
  await client.send("GET", "/healthz");
  await vi.waitFor(() => expect(attempts).toHaveLength(3), { timeout: 25_000, interval: 100 });
  expect(attempts).toEqual(Array(3).fill([[5, "add", 7, 12], null, null, { case: id, isCurrent: expect.any(Function) }]));
  await vi.waitFor(async () =>
    expect((await client.send<{ pendingDeliveries: number }>("GET", "/healthz")).body.pendingDeliveries).toBe(0),
  );
}, 40_000);

test("a flag whose callback has gone from the code is owed nothing", async () => {
  class Away {
    setup() {}
    flag() {
      throw new Error("away");
    }
  }
  {
    await using client = new DemoClient(calculator({ flaggingCallback: new Away() }));
    expect((await client.flag(await client.run("calculator", five))).body.delivery).toBe("pending");
  }
  await using client = new DemoClient(calculator());
  await vi.waitFor(
    async () => expect((await client.send<{ pendingDeliveries: number }>("GET", "/healthz")).body.pendingDeliveries).toBe(0),
    {
      timeout: 20_000,
      interval: 200,
    },
  );
});
