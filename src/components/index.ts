/** One line a kind: what stands here is exported to users and can be named by a string such as `"number"`. */

export { audio } from "./audio/audio.ts";
export { button } from "./button/button.ts";
export { chatbot } from "./chatbot/chatbot.ts";
export { checkbox } from "./checkbox/checkbox.ts";
export { checkboxGroup } from "./checkbox-group/checkbox-group.ts";
export { clearButton } from "./clear-button/clear-button.ts";
export { colorPicker } from "./color-picker/color-picker.ts";
export { dataframe } from "./dataframe/dataframe.ts";
export { dateTime } from "./date-time/date-time.ts";
export { downloadButton } from "./download-button/download-button.ts";
export { dropdown } from "./dropdown/dropdown.ts";
export { file } from "./file/file.ts";
export { html } from "./html/html.ts";
export { image } from "./image/image.ts";
export { json } from "./json/json.ts";
export { label } from "./label/label.ts";
export { markdown } from "./markdown/markdown.ts";
export { multimodalText } from "./multimodal-text/multimodal-text.ts";
export { number } from "./number/number.ts";
export { radio } from "./radio/radio.ts";
export { slider } from "./slider/slider.ts";
export { state } from "./state/state.ts";
export { text } from "./text/text.ts";
export { timer } from "./timer/timer.ts";
export { uploadButton } from "./upload-button/upload-button.ts";
export { video } from "./video/video.ts";
