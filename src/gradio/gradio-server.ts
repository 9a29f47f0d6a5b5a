import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import type { Json } from "../components/define-component.ts";
import { HardcaseError } from "../components/hardcase-error.ts";
import type { NamedValues, OutputEvent, OutputUpdates } from "../runs/run.ts";
import type { FaceParts } from "../server/face.ts";
import { requestRoot } from "../server/request-root.ts";
import { Call, type Work } from "./call.ts";
import { catalogueDemo } from "./catalogue-demo.ts";
import { ClientSessions } from "./client-sessions.ts";
import type { Catalogue, Dependency } from "./dependency.ts";
import { readValue, writeUpdate, writeValue } from "./gradio-values.ts";

/** Who calls. */
export interface GradioCaller {
  /** The name that the client gives its session: the page's name, under which the server keeps state. */
  readonly session: string;
  readonly user: string | null;
  /** Address of the demo, for links to files. */
  readonly root: string;
}

/** How long a run goes on with nobody following it. */
const patienceMs = 60_000;

/** Routes of the protocol get who is signed in from the server around them. */
export interface GradioEnv {
  readonly Bindings: { readonly user?: string | undefined };
}

/** What the routes of the protocol share. */
export class GradioServer {
  readonly parts: FaceParts;
  readonly catalogue: Catalogue;
  readonly sessions = new ClientSessions();
  /** New at every start: a client that comes back learns by it whether it talks to the same server. */
  readonly appId = randomUUID();

  constructor(parts: FaceParts) {
    this.parts = parts;
    this.catalogue = catalogueDemo(parts.demo, parts.extensions);
  }

  findByName(name: string): Dependency | undefined {
    return this.catalogue.dependencies.find(({ apiName }) => apiName === name);
  }

  findByNumber(number: Json | undefined): Dependency | undefined {
    return this.catalogue.dependencies.find(({ id }) => id === number);
  }

  callerOf({ req, env }: Context<GradioEnv>, session: string): GradioCaller {
    return { session, user: env.user ?? null, root: requestRoot(req) };
  }

  /** Begins a call. Values that are missing, or come for state, count as not given. */
  call(dependency: Dependency, data: readonly Json[], caller: GradioCaller): { readonly call: Call; readonly work: Promise<Work> } {
    const work = this.#start(dependency, data, caller);
    const write = (told: Pick<OutputEvent, "outputs">, updates: OutputUpdates | undefined) =>
      this.#write(dependency, told, updates, caller);
    return { work, call: new Call({ dependency, work, write, onFault: (error) => this.tell(error) }) };
  }

  /** Tells the owner of a fault of the server. */
  tell(error: unknown): void {
    this.parts.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  async #start(dependency: Dependency, data: readonly Json[], caller: GradioCaller): Promise<Work> {
    const { runner } = this.parts;
    const { does } = dependency;
    const values = await this.#read(dependency, data);
    if ("run" in does) {
      const { session, user } = caller;
      return { live: await runner.start(does.run, values, { session, page: session, user }, patienceMs) };
    }
    const { flag } = does;
    const { session, user } = caller;
    await flag.flag(splitFlagged(dependency, flag.endpoint.inputs.length, values), { session, user });
    return { done: [{ value: flag.label, interactive: true, __type__: "update" }] };
  }

  async #read({ inputs, does }: Dependency, data: readonly Json[]): Promise<NamedValues> {
    const { files, demo } = this.parts;
    const entries = await Promise.all(
      inputs.map(async ({ named }, index) => {
        const given = data[index];
        if (named === null || given === undefined) return undefined;
        // The JavaScript client sends null for what its caller has left out.
        if (given === null && !named.component.isOptional && named.component.hasInitial && "run" in does) return undefined;
        const value = await readValue(named, given, files, demo.parts.maxFileSize);
        return ["run" in does ? named.name : String(index), value] as const;
      }),
    );
    return Object.fromEntries(entries.filter((entry) => entry !== undefined));
  }

  #write(
    { outputs }: Dependency,
    told: Pick<OutputEvent, "outputs">,
    updates: OutputUpdates | undefined,
    { session, root }: GradioCaller,
  ): readonly Json[] {
    return outputs.map(({ named }) => {
      if (named === null) return null;
      const value = told.outputs[named.name] ?? null;
      const update = updates?.[named.name];
      if (update === undefined) return writeValue(named, value, root);
      return writeUpdate({ named, current: this.parts.runner.pageOf(session).current(named), update, value, root });
    });
  }
}

/** All inputs, then all outputs: checked like those of a run, though of no run that this server knows. */
function splitFlagged({ inputs: slots }: Dependency, inputCount: number, values: NamedValues) {
  const named: { inputs: Record<string, Json>; outputs: Record<string, Json> } = { inputs: {}, outputs: {} };
  for (const [index, slot] of slots.entries()) {
    if (slot.named === null) continue;
    const { name, component } = slot.named;
    named[index < inputCount ? "inputs" : "outputs"][name] = component.parse(values[String(index)]) as Json;
  }
  return named;
}

/** The data of a call's body. Throws `HC_BODY` for what is no list. */
export function readData(data: Json | undefined): readonly Json[] {
  if (Array.isArray(data)) return data;
  throw new HardcaseError("HC_BODY", "data must be a list with a value for each input.");
}
