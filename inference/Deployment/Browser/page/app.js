// Wires the page: what is drawn or opened goes through the network, and its answer into the bars.
import { Classifier } from './classifier.js';
import { Drawing } from './drawing.js';
import { Bars } from './bars.js';
import { digitPixels } from './digit.js';
import { openPicture, picturePixels } from './picture.js';

const element = id => document.getElementById(id);
const model = await (await fetch('model.json')).json();
const bars = new Bars(element('bars'), model.classes);
const drawing = new Drawing(element('paper'), drawingChanged);
let image = null;          // the opened picture, as ImageData
let busy = false, stale = false;
let classifier = null;

document.title = `${model.name} · Strata`;
element('title').textContent = model.name;
element('about').textContent = `A network for ${model.classes.length} classes`
  + (model.dataSet ? `, trained on ${model.dataSet}` : '') + `, images ${model.width} × ${model.height}`
  + (model.channels === 1 ? ', grey.' : ', colour.');
element('size').textContent = `${model.width} × ${model.height} pixels` + (model.channels === 1 ? ', 256 levels of grey' : ', red, green, blue');
element('seen').width = model.width;
element('seen').height = model.height;
show(null);

try {
  classifier = await Classifier.open(model);
  element('answer').textContent = model.drawing ? 'Draw a digit.' : 'Open a picture.';
  document.body.dataset.state = 'ready';
} catch (error) {
  element('answer').textContent = `The network could not be loaded: ${error.message}`;
  document.body.dataset.state = 'failed';
}

element('clear').addEventListener('click', clear);
element('undo').addEventListener('click', () => drawing.undo());
element('invert').addEventListener('change', update);
element('file').addEventListener('change', event => open(event.target.files[0]));
addEventListener('paste', event => open([...event.clipboardData.files][0]));
addEventListener('dragover', event => { event.preventDefault(); document.body.classList.add('dropping'); });
addEventListener('dragleave', () => document.body.classList.remove('dropping'));
addEventListener('drop', event => {
  event.preventDefault();
  document.body.classList.remove('dropping');
  open(event.dataTransfer.files[0]);
});
addEventListener('keydown', event => {
  if (event.key === 'Escape') clear();
  if ((event.ctrlKey || event.metaKey) && event.key === 'z') { event.preventDefault(); drawing.undo(); }
});

function show(picture) {
  image = picture;
  const isDrawing = model.drawing && !picture;
  element('draw').hidden = !isDrawing;
  element('open').hidden = isDrawing;
  element('undo').hidden = !isDrawing;
}

function clear() {
  element('file').value = '';
  show(null);
  drawing.clear();
  if (model.drawing) element('paper').focus();
}

function drawingChanged() {
  if (!image) update();
}

async function open(file) {
  if (!file) return;
  try {
    show(await openPicture(file, element('picture')));
    update();
  } catch {
    element('answer').textContent = `${file.name} is no picture that this browser can read.`;
  }
}

// uint8 [C,H,W], or null where there is nothing to look at.
function pixels() {
  if (image) return picturePixels(image, model, element('invert').checked);
  return model.drawing && !drawing.isEmpty ? digitPixels(drawing.ink(), model, element('invert').checked !== model.isInkDark) : null;
}

// Strokes come faster than answers: while one is awaited, only the last change counts.
async function update() {
  if (!classifier) return;
  if (busy) { stale = true; return; }
  busy = true;
  document.body.dataset.busy = '';
  try {
    do {
      stale = false;
      await answer(pixels());
    } while (stale);
  } catch (error) {
    element('answer').textContent = `The network failed: ${error.message}`;
  } finally {
    busy = false;
    delete document.body.dataset.busy;
  }
}

async function answer(input) {
  paint(input);
  document.body.dataset.answer = '';
  if (!input) {
    bars.clear();
    element('answer').textContent = model.drawing ? 'Draw a digit.' : 'Open a picture.';
    element('time').textContent = '';
    return;
  }
  const start = performance.now();
  const probabilities = await classifier.run(input);
  const best = bars.show(probabilities);
  element('answer').textContent = `${model.classes[best]}, ${(100 * probabilities[best]).toFixed(1)} %`;
  element('time').textContent = `${(performance.now() - start).toFixed(1)} ms`;
  document.body.dataset.answer = model.classes[best];
}

function paint(input) {
  const context = element('seen').getContext('2d');
  const plane = model.width * model.height;
  const data = context.createImageData(model.width, model.height);
  for (let i = 0; i < plane; i++) {
    for (let channel = 0; channel < 3; channel++)
      data.data[4 * i + channel] = input ? input[(model.channels === 1 ? 0 : channel) * plane + i] : 0;
    data.data[4 * i + 3] = 255;
  }
  context.putImageData(data, 0, 0);
}
