import type { Json } from "../components/define-component.ts";
import type { Call } from "./call.ts";
import { editsBetween } from "./edits.ts";
import { estimation, log, type Message, processCompleted, processFailed, processGenerating, processStarts, progress } from "./messages.ts";

/** What happens to a call as messages of its session's stream. After a generator's first values only what has changed is sent. */
export async function* callMessages(call: Call): AsyncGenerator<Message, void, undefined> {
  const { id } = call;
  let before: readonly Json[] | undefined;
  let hasWaited = false;
  for await (const event of call.follow()) {
    switch (event.type) {
      case "queued":
        hasWaited = true;
        yield estimation(id, event);
        break;
      case "starts":
        if (!hasWaited) yield estimation(id, undefined);
        yield processStarts(id);
        break;
      case "progress":
        yield progress(id, event);
        break;
      case "message":
        yield log(id, event.level, event.text);
        break;
      case "generating": {
        const { data } = event;
        const told = before;
        yield processGenerating(id, told === undefined ? data : data.map((value, index) => editsBetween(told[index] ?? null, value)));
        before = data;
        break;
      }
      case "completed":
        yield processCompleted(id, event.data, event.run);
        break;
      case "failed":
        yield processFailed(id, event.failure);
        break;
    }
  }
}
