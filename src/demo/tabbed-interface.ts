import { HardcaseError } from "../components/hardcase-error.ts";
import { showValue } from "../components/show-value.ts";
import { Demo } from "./demo.ts";
import { type PageOptions, readDemoOptions } from "./demo-options.ts";
import type { Endpoint } from "./endpoint.ts";
import { moveBody } from "./move-body.ts";

/** Options of `new TabbedInterface()`. */
export interface TabbedInterfaceOptions extends PageOptions {
  /** Heading of the page. Default: none, and `Demo` in the browser's tab. */
  readonly title?: string;
}

/**
 * Several demos on one page, each under a tab. Each keeps its own flags; endpoints of one name get `_1`, `_2` and so on.
 *
 * @param labels One for each demo. Default: the demos' titles.
 * @throws `HardcaseError` with `HC_DEMO` when a label is missing; when it is launched, for a demo that asks for a login of its own.
 * @example
 * const louder = new Interface((text) => text.toUpperCase(), "text", "text");
 * const quieter = new Interface((text) => text.toLowerCase(), "text", "text");
 * await new TabbedInterface([louder, quieter], ["Louder", "Quieter"]).launch();
 */
export class TabbedInterface extends Demo {
  constructor(demos: readonly Demo[], labels?: readonly string[], options: TabbedInterfaceOptions = {}) {
    checkDemos(demos, labels);
    const read = readDemoOptions(options);
    super(() => {
      refuseLogins(demos);
      const taken = new Set<string>();
      const tabs = demos.map(({ parts }, index) => {
        const moved = new Map(parts.endpoints.map((endpoint) => [endpoint, renameUnlessFree(endpoint, taken)]));
        return { parts, body: moveBody(parts.body, moved, `t${index}-`), label: labels?.[index] ?? parts.title, moved };
      });
      return {
        ...read,
        title: options.title ?? "Demo",
        hasHeading: options.title !== undefined,
        endpoints: tabs.flatMap(({ moved }) => [...moved.values()]),
        body: {
          type: "tabs",
          tabs: tabs.map(({ label, body, parts: { description, article } }) => ({ label, body, description, article })),
        },
        maxQueue: read.maxQueue ?? leastOf(demos.map(({ parts }) => parts.maxQueue)),
        maxFileSize: Math.max(...tabs.map(({ parts }) => parts.maxFileSize)),
        showErrors: tabs.every(({ parts }) => parts.showErrors !== false),
        allowedPaths: tabs.flatMap(({ parts }) => parts.allowedPaths),
        flagged: tabs.flatMap(({ parts, moved }) =>
          parts.flagged.map((flagged) => ({ ...flagged, endpoint: moved.get(flagged.endpoint) ?? flagged.endpoint })),
        ),
        // A demo that has tools of its own keeps them here.
        mcp: read.mcp || tabs.some(({ parts }) => parts.mcp),
        style: [...tabs.map(({ parts }) => parts.style), read.style].filter((css) => css !== "").join("\n"),
      };
    });
  }
}

/** A taken name gets `_1`, `_2` and so on. The version of the demo goes with the endpoint. */
function renameUnlessFree(endpoint: Endpoint, taken: Set<string>): Endpoint {
  let { name } = endpoint;
  for (let number = 1; taken.has(name); number++) name = `${endpoint.name}_${number}`;
  taken.add(name);
  return { ...endpoint, name };
}

function checkDemos(demos: readonly Demo[], labels: readonly string[] | undefined): void {
  if (!Array.isArray(demos) || demos.length === 0) {
    throw new HardcaseError("HC_DEMO", `TabbedInterface: demos must be a list with one demo at least, got ${showValue(demos)}.`);
  }
  for (const [index, demo] of demos.entries()) {
    if (!(demo instanceof Demo))
      throw new HardcaseError("HC_DEMO", `TabbedInterface: demos[${index}] must be a demo, got ${showValue(demo)}.`);
  }
  if (labels !== undefined && labels.length !== demos.length) {
    throw new HardcaseError("HC_DEMO", `TabbedInterface has ${demos.length} demos but ${labels.length} labels.`, {
      hint: "Give one label for each demo.",
    });
  }
}

/** One page has one login: a demo's own would be left out without a word, and the demo open to all. */
function refuseLogins(demos: readonly Demo[]): void {
  const index = demos.findIndex(({ parts }) => parts.auth !== undefined);
  if (index < 0) return;
  throw new HardcaseError("HC_DEMO", `TabbedInterface: demos[${index}] asks for a login of its own.`, {
    hint: "Give auth to the TabbedInterface, or serve the demo under a path of its own with DemoSite.",
  });
}

function leastOf(limits: readonly (number | undefined)[]): number | undefined {
  const given = limits.filter((limit) => limit !== undefined);
  return given.length === 0 ? undefined : Math.min(...given);
}
