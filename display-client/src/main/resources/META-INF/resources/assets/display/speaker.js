/**
 * Speaks calls one at a time, each call and each of its repeats once. With no Chinese voice on the machine a soft chime
 * draws eyes to the screen instead. What was spoken is remembered over a reload of the page.
 */
const FRESH_MILLIS = 60_000;
const REMEMBERED_MAX = 200;
const STORAGE_KEY = 'houzhen-spoken';
const TIMES = 2;
const RATE = 0.9;

export class Speaker {
  #now;
  #spoken;
  #waiting = [];
  #busy = false;
  #audio;

  /** @param now gives the server's time */
  constructor(now) {
    this.#now = now;
    this.#spoken = new Set(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]'));
  }

  /** Takes in the open calls; gives back the keys of all of them that have been spoken. */
  hear(calls) {
    for (const call of calls) {
      if (!this.#spoken.has(keyOf(call)) && this.#isFresh(call)) {
        this.#remember(keyOf(call));
        this.#waiting.unshift(call); // Newest first in, so oldest first out below.
      }
    }
    this.#waiting.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    this.#speakNext();
    return calls.map(keyOf).filter((key) => this.#spoken.has(key));
  }

  async #speakNext() {
    if (this.#busy) {
      return;
    }
    const call = this.#waiting.shift();
    if (!call) {
      return;
    }
    this.#busy = true;
    if (this.#isFresh(call)) {
      await this.#chime();
      await this.#say(call.speech);
    }
    this.#busy = false;
    this.#speakNext();
  }

  #isFresh(call) {
    return this.#now() - Date.parse(call.at) <= FRESH_MILLIS;
  }

  #remember(key) {
    this.#spoken.add(key);
    while (this.#spoken.size > REMEMBERED_MAX) {
      this.#spoken.delete(this.#spoken.values().next().value);
    }
    localStorage.setItem(STORAGE_KEY, JSON.stringify([...this.#spoken]));
  }

  async #say(sentence) {
    const voice = speechSynthesis.getVoices().find((each) => each.localService && /^zh([-_]CN)?$/i.test(each.lang));
    for (let i = 0; voice && i < TIMES; i += 1) {
      await utter(sentence, voice);
    }
  }

  /** Two soft tones, a third apart. */
  async #chime() {
    this.#audio ??= new AudioContext();
    if (this.#audio.state === 'suspended') {
      await Promise.race([this.#audio.resume(), pause(200)]); // Without the kiosk flag a browser stays silent.
    }
    const start = this.#audio.currentTime;
    tone(this.#audio, 783.99, start);
    tone(this.#audio, 659.26, start + 0.32);
    await pause(1100);
  }
}

function keyOf(call) {
  return `${call.id}#${call.repeat}`;
}

function utter(sentence, voice) {
  return new Promise((done) => {
    const utterance = Object.assign(new SpeechSynthesisUtterance(sentence), {voice, lang: voice.lang, rate: RATE});
    utterance.addEventListener('end', done);
    utterance.addEventListener('error', done);
    setTimeout(done, 15_000); // Some engines forget to say that they have finished.
    speechSynthesis.speak(utterance);
  });
}

function tone(audio, frequency, at) {
  const oscillator = new OscillatorNode(audio, {type: 'sine', frequency});
  const volume = new GainNode(audio, {gain: 0});
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.35, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.95);
}

function pause(millis) {
  return new Promise((done) => {
    setTimeout(done, millis);
  });
}
