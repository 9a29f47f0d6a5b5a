/** What a playing video shows, as a JPEG file; `null` when the browser gives none. */
export async function pictureOfVideo(video: HTMLVideoElement, quality: number): Promise<File | null> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
  return blob && new File([blob], "camera.jpg", { type: blob.type });
}
