import type { FileAccess } from "../components/define-component.ts";
import type { ChatBody } from "../demo/chat-body.ts";
import { refusing } from "./describe-component.ts";
import { type DescribedBody, describeInterface } from "./describe-interface.ts";
import type { ChatExampleConfig } from "./page-config.ts";

/** A conversation, with its examples made into page values. Its endpoint is described as that of a form is. */
export async function describeChat(body: ChatBody, files: FileAccess): Promise<DescribedBody> {
  const { endpoint, isMultimodal, placeholder, hasAutofocus, controls } = body;
  const form = await describeInterface({ type: "interface", endpoint, examples: [], isLive: false }, files);
  return {
    ...form,
    body: {
      type: "chat",
      endpoint: endpoint.name,
      isMultimodal,
      examples: await describeExamples(body, files),
      ...(placeholder !== undefined && { placeholder }),
      hasAutofocus,
      controls,
    },
  };
}

function describeExamples({ endpoint, examples }: ChatBody, files: FileAccess): Promise<ChatExampleConfig[]> {
  const [message, , ...additional] = endpoint.inputs;
  return Promise.all(
    examples.map(async (example, index) => ({
      message: await refusing(`examples[${index}]`, async () => message?.component.postprocess(example.message as never, files) ?? null),
      additional:
        example.additional &&
        (await Promise.all(
          additional.map(({ name, component }, at) =>
            refusing(`"${name}" of examples[${index}]`, () => component.postprocess(example.additional?.[at] as never, files)),
          ),
        )),
    })),
  );
}
