import type { Component } from "../components/component.ts";
import type { DatasetFeature } from "../components/dataset-feature.ts";
import * as kinds from "../components/index.ts";

/** More names than this are no buttons. */
const mostButtons = 20;

// biome-ignore lint/suspicious/noExplicitAny: whatever its types are; each face checks at run time.
type AnyComponent = Component<any, any, any, any, any>;

/** A component that shows values of which nobody has said by what they were shown. */
export function componentOfFeature(feature: DatasetFeature): AnyComponent {
  switch (feature.type) {
    case "text":
    case "moment":
    case "wall time":
      return kinds.text();
    case "number":
      return kinds.number();
    case "boolean":
      return kinds.checkbox();
    case "class":
      return !feature.isOpen && feature.names.length > 0 && feature.names.length <= mostButtons ? kinds.radio(feature.names) : kinds.text();
    case "image":
      return kinds.image();
    case "audio":
      return kinds.audio();
    case "video":
      return kinds.video();
    case "file":
      return kinds.file();
    default:
      return kinds.json();
  }
}
