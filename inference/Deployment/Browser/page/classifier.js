// The network: uint8 pixels [C,H,W] in, probabilities out.
import * as ort from './runtime/ort.wasm.min.mjs';

export class Classifier {
  static async open(model) {
    ort.env.wasm.wasmPaths = new URL('runtime/', location.href).href;
    // More threads need headers that few static servers send.
    ort.env.wasm.numThreads = 1;
    return new Classifier(model, await ort.InferenceSession.create('model.onnx'));
  }

  constructor(model, session) {
    this.model = model;
    this.session = session;
  }

  async run(pixels) {
    const { model } = this;
    const batch = new (model.isFloat ? Float32Array : Uint8Array)(model.batch * pixels.length);
    batch.set(model.isFloat ? Float32Array.from(pixels, value => value / 255) : pixels);
    const input = new ort.Tensor(model.isFloat ? 'float32' : 'uint8', batch, [model.batch, model.channels, model.height, model.width]);
    const outputs = await this.session.run({ [model.input]: input }, [model.output]);
    const scores = Array.from(outputs[model.output].data.slice(0, model.classes.length));
    return model.areLogits ? softmax(scores) : scores;
  }
}

function softmax(logits) {
  const most = Math.max(...logits);
  const powers = logits.map(value => Math.exp(value - most));
  const sum = powers.reduce((total, value) => total + value, 0);
  return powers.map(value => value / sum);
}
