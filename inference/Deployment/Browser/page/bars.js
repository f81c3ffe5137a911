// One bar for each class.
export class Bars {
  constructor(list, classes) {
    this.rows = classes.map(name => {
      const row = document.createElement('li');
      row.innerHTML = '<span class="name"></span><div class="track" role="meter" aria-valuemin="0" aria-valuemax="100"><div class="fill"></div></div><span class="share"></span>';
      row.querySelector('.name').textContent = name;
      row.querySelector('.track').setAttribute('aria-label', name);
      list.append(row);
      return row;
    });
    this.clear();
  }

  clear() {
    this.rows.forEach(row => this.#set(row, 0, ''));
  }

  // Returns the place of the largest.
  show(probabilities) {
    const best = probabilities.indexOf(Math.max(...probabilities));
    this.rows.forEach((row, i) => this.#set(row, probabilities[i], `${(100 * probabilities[i]).toFixed(1)} %`, i === best));
    return best;
  }

  #set(row, share, text, isBest = false) {
    row.classList.toggle('best', isBest);
    row.dataset.probability = share;
    row.querySelector('.fill').style.width = `${100 * share}%`;
    row.querySelector('.track').setAttribute('aria-valuenow', (100 * share).toFixed(1));
    row.querySelector('.share').textContent = text;
  }
}
