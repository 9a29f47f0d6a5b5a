export type { FlaggedBy, Verdict } from "./cases/case.ts";
export type { CaseFilter } from "./cases/case-store.ts";
export type {
  AnnotatedImageOptions,
  AnnotatedImageResult,
  AnnotatedImageValue,
  AnnotationComparison,
  AnnotationResult,
  Box,
  ImageAnnotation,
} from "./components/annotated-image/annotated-image.ts";
export type { AudioOptions, AudioResult } from "./components/audio/audio.ts";
export type { SoundComparison } from "./components/audio/compare-sounds.ts";
export type { Samples, SamplesResult } from "./components/audio/samples.ts";
export type { ButtonOptions } from "./components/button/button.ts";
export type { ButtonIcon } from "./components/button/button-options.ts";
export type {
  ChatbotOptions,
  ChatFile,
  ChatFileResult,
  ChatMessage,
  ChatMessageArgument,
  ChatMessageResult,
  ChatMetadata,
  ChatRole,
} from "./components/chatbot/chatbot.ts";
export type { CheckboxOptions } from "./components/checkbox/checkbox.ts";
export type { CheckboxGroupOptions } from "./components/checkbox-group/checkbox-group.ts";
export type { ClearButtonOptions } from "./components/clear-button/clear-button.ts";
export type { CodeLanguage, CodeOptions } from "./components/code/code.ts";
export type { ColorPickerOptions } from "./components/color-picker/color-picker.ts";
export type { Color } from "./components/color-picker/parse-color.ts";
export type { CompareOutputs, ComparisonAnswer } from "./components/compare-outputs.ts";
export { type Comparison, Component, type ComponentOptions } from "./components/component.ts";
export type { CommonEvent, ComponentEvent, KindEvent } from "./components/component-event.ts";
export type {
  DataframeCell,
  DataframeCellResult,
  DataframeComparison,
  DataframeOptions,
  DataframeResult,
  DataframeValue,
  Datatype,
  TableCount,
} from "./components/dataframe/dataframe.ts";
export type { DatasetFeature } from "./components/dataset-feature.ts";
export type { DateTimeOptions, DateTimeResult } from "./components/date-time/date-time.ts";
export {
  type ComponentDefinition,
  type ComponentKind,
  type Direction,
  defineComponent,
  type FileAccess,
  type Json,
  type JsonSchema,
  type MediaAccess,
  type NewFile,
} from "./components/define-component.ts";
export type { DownloadButtonOptions } from "./components/download-button/download-button.ts";
export type { DropdownOptions } from "./components/dropdown/dropdown.ts";
export type { FileOptions, NamedContent } from "./components/file/file.ts";
export type { FileData } from "./components/file-data.ts";
export type { GalleryItem, GalleryItemResult, GalleryOptions } from "./components/gallery/gallery.ts";
export { type ErrorCode, HardcaseError } from "./components/hardcase-error.ts";
export type {
  HighlightedPart,
  HighlightedTextOptions,
  HighlightedTextResult,
  HighlightedTextValue,
  TextEntity,
} from "./components/highlighted-text/highlighted-text.ts";
export type { HtmlOptions } from "./components/html/html.ts";
export type { PictureComparison } from "./components/image/compare-pictures.ts";
export type { ImageOptions, ImageResult, Pixels, PixelsResult } from "./components/image/image.ts";
export type {
  ImageEditorArgument,
  ImageEditorOptions,
  ImageEditorResult,
  ImageEditorValue,
} from "./components/image-editor/image-editor.ts";
export type { ImageSliderOptions, ImageSliderValue } from "./components/image-slider/image-slider.ts";
export {
  annotatedImage,
  audio,
  button,
  chatbot,
  checkbox,
  checkboxGroup,
  clearButton,
  code,
  colorPicker,
  dataframe,
  dateTime,
  downloadButton,
  dropdown,
  file,
  gallery,
  highlightedText,
  html,
  image,
  imageEditor,
  imageSlider,
  json,
  label,
  markdown,
  model3d,
  multimodalText,
  number,
  plot,
  radio,
  slider,
  state,
  text,
  timer,
  uploadButton,
  video,
} from "./components/index.ts";
export { InvalidValue, invalid } from "./components/invalid-value.ts";
export type { JsonOptions } from "./components/json/json.ts";
export type { LabelComparison } from "./components/label/compare-labels.ts";
export type { Confidence, LabelOptions, LabelResult, LabelValue } from "./components/label/label.ts";
export type { LabelColors } from "./components/label-colors.ts";
export type { Listener } from "./components/listener.ts";
export type { ApiVisibility, ListenerOptions } from "./components/listener-options.ts";
export type { MarkdownOptions } from "./components/markdown/markdown.ts";
export type { MediaReference } from "./components/media-reference.ts";
export type { CameraPlace, Model3dOptions } from "./components/model3d/model3d.ts";
export type {
  MultimodalArgument,
  MultimodalResult,
  MultimodalTextOptions,
  MultimodalValue,
} from "./components/multimodal-text/multimodal-text.ts";
export type { NumberOptions } from "./components/number/number.ts";
export type { LibraryPlotValue, PlotOptions, PlotResult, PlotValue, SimplePlot, SimplePlotValue } from "./components/plot/plot.ts";
export type { RadioOptions } from "./components/radio/radio.ts";
export type { RunContext, RunTrigger } from "./components/run-context.ts";
export type { SliderOptions } from "./components/slider/slider.ts";
export type { TextComparison } from "./components/text/compare-texts.ts";
export type { TextOptions } from "./components/text/text.ts";
export type { TimerOptions } from "./components/timer/timer.ts";
export { type Update, update } from "./components/update.ts";
export type { UploadButtonOptions } from "./components/upload-button/upload-button.ts";
export { UserError } from "./components/user-error.ts";
export type { VideoOptions, VideoResult } from "./components/video/video.ts";
export type { CreateView, OwnView, ViewTools } from "./components/view/own-view.ts";
export type { CellProps, DiffProps, InputProps, OutputProps, UploadProgress } from "./components/view/view-props.ts";
export { type ExportOptions, type ExportProgress, type ExportResult, exportCases } from "./datasets/export-cases.ts";
export type { ExportFormatName } from "./datasets/export-formats.ts";
export type { Unreadable } from "./datasets/gradio-rows.ts";
export { type ImportOptions, type ImportResult, importCases } from "./datasets/import-cases.ts";
export { type CsvRecord, readCsv, streamCsv } from "./datasets/read-csv.ts";
export type { Account, AuthFunction, AuthOptions } from "./demo/auth-options.ts";
export { Blocks, type BlocksOptions } from "./demo/blocks.ts";
export {
  type ChatExampleOf,
  type ChatFunction,
  ChatInterface,
  type ChatInterfaceOptions,
  type ChatRun,
  type ChatTextboxOptions,
} from "./demo/chat-interface.ts";
export type { ChatReply, ChatReplyMessage, ChatReplyWithFiles } from "./demo/chat-reply.ts";
export type { Demo } from "./demo/demo.ts";
export { DemoSite, type DemoSiteOptions } from "./demo/demo-site.ts";
export { type FlagButtonOptions, flagButton } from "./demo/flag-button.ts";
export type { AllowFlagging, FlaggingOption, FlaggingOptions } from "./demo/flagging-options.ts";
export { type DemoFunction, type InputOf, Interface, type InterfaceOptions, type OutputOf } from "./demo/interface.ts";
export type { LaunchedDemo, LaunchOptions } from "./demo/launch-options.ts";
export {
  type AccordionOptions,
  accordion,
  type ColumnOptions,
  column,
  group,
  type LayoutChild,
  LayoutNode,
  type RowOptions,
  row,
  type SidebarOptions,
  sidebar,
  step,
  tab,
  tabs,
  walkthrough,
} from "./demo/layout.ts";
export { render } from "./demo/render.ts";
export { TabbedInterface, type TabbedInterfaceOptions } from "./demo/tabbed-interface.ts";
export type { StyleOptions, Theme, ThemeColor } from "./demo/theme.ts";
export { CSVLogger, type CSVLoggerOptions } from "./flagging/callbacks/csv-logger.ts";
export { type FlagColumns, type FlagDelivery, FlaggingCallback, toFlagValues } from "./flagging/callbacks/flagging-callback.ts";
export { HuggingFaceDatasetSaver, type HuggingFaceDatasetSaverOptions } from "./flagging/callbacks/hugging-face-dataset-saver.ts";
