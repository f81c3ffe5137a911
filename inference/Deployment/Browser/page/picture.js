// A picture from a file: its middle, in the shape and the channels that the network takes.
import { resample } from './resample.js';

const longest = 2048;
const luma = [0.299, 0.587, 0.114];   // ITU-R BT.601

// Decodes a file, shows it, and returns its pixels.
export async function openPicture(file, canvas) {
  const bitmap = await createImageBitmap(file);
  const factor = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * factor));
  canvas.height = Math.max(1, Math.round(bitmap.height * factor));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

export function picturePixels(image, model, isSwapped) {
  const box = middle(image, model.width / model.height);
  const planes = model.channels === 1
    ? [plane(image, i => luma[0] * image.data[i] + luma[1] * image.data[i + 1] + luma[2] * image.data[i + 2])]
    : [0, 1, 2].map(channel => plane(image, i => image.data[i + channel]));
  const pixels = new Uint8Array(model.channels * model.width * model.height);
  planes.forEach((values, channel) => {
    const small = resample(values, image.width, box, model.width, model.height);
    small.forEach((value, i) => { pixels[channel * small.length + i] = Math.round(isSwapped ? 255 - value : value); });
  });
  return pixels;
}

function middle({ width, height }, ratio) {
  const [w, h] = width > height * ratio ? [height * ratio, height] : [width, width / ratio];
  return { left: (width - w) / 2, top: (height - h) / 2, width: w, height: h };
}

// What is transparent lies on white.
function plane({ data }, value) {
  return Float32Array.from({ length: data.length / 4 }, (_, i) => {
    const alpha = data[4 * i + 3] / 255;
    return alpha * value(4 * i) + (1 - alpha) * 255;
  });
}
