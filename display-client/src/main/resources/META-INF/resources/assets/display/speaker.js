const FRESH_MILLIS = 60_000;
const REMEMBERED_MAX = 200;
const STORAGE_KEY = 'houzhen-spoken';
const TIMES = 2;
const RATE = 0.9;
const SOUND_MILLIS = 8000;
const UNLOCK_MILLIS = 2000; // A browser that may sound begins within this, even on a busy machine.

/**
 * Speaks calls one at a time, each call and each of its repeats once: with the machine's own Chinese voice, else with the
 * sound the server makes. Where there is neither, a soft chime draws eyes to the screen. What was spoken is remembered over
 * a reload of the page.
 *
 * Whoever is sent to a door is told once, in one sentence and without a chime, when no call waits to be spoken; who is
 * called or sent on before that is not told any more.
 *
 * A browser that was not started for a screen keeps silent until somebody touches the page: event `silent` with true says
 * so, and calls wait, as long as they are fresh. Event `spoken` comes after each call.
 */
export class Speaker extends EventTarget {
  #now;
  #begun;
  #heard = new Set();
  #waiting = [];
  #invited = [];
  #busy = false;
  #audio;
  #sounds;

  /**
   * @param now gives the server's time
   * @param sounds the address under which the server gives the sound of a call by its id
   */
  constructor(now, sounds) {
    super();
    this.#now = now;
    this.#sounds = sounds;
    this.#begun = new Set(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]'));
    this.#heard = new Set(this.#begun);
  }

  /** Takes in the open calls, and who waits at doors. A call that is over by then, or now leads elsewhere, is not spoken as it was. */
  hear(calls, invited = []) {
    this.#invited = invited.filter((each) => !this.#begun.has(keyOf(each)));
    this.#waiting = calls
      .filter((call) => !this.#begun.has(keyOf(call)) && this.#isFresh(call))
      .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    this.#speakNext();
  }

  /** The keys of those calls that have sounded. */
  spoken(calls) {
    return calls.map(keyOf).filter((key) => this.#heard.has(key));
  }

  /** Tries to get the browser's leave to make sound; a touch of the page gives it, at once or a moment later. */
  async unlock() {
    if (!this.#audio) {
      this.#audio = new AudioContext();
      this.#audio.addEventListener('statechange', () => this.#sayWhetherSilent());
    }
    if (this.#audio.state === 'suspended') {
      await Promise.race([this.#audio.resume(), pause(UNLOCK_MILLIS)]);
    }
    this.#sayWhetherSilent();
  }

  #sayWhetherSilent() {
    this.dispatchEvent(new CustomEvent('silent', {detail: this.#audio.state !== 'running'}));
    this.#speakNext();
  }

  async #speakNext() {
    if (this.#busy || this.#audio?.state !== 'running') {
      return;
    }
    const call = this.#waiting.shift();
    const told = call ?? this.#invited.shift();
    if (!told) {
      return;
    }
    this.#busy = true;
    if (this.#isFresh(told)) {
      this.#remember(keyOf(told));
      await (call ? this.#call(call) : this.#say(told));
      this.#heard.add(keyOf(told));
      this.dispatchEvent(new CustomEvent('spoken'));
    }
    this.#busy = false;
    this.#speakNext();
  }

  async #call(call) {
    await this.#chime();
    for (let i = 0; i < TIMES; i += 1) {
      await this.#say(call);
    }
  }

  #isFresh(call) {
    return this.#now() - Date.parse(call.at) <= FRESH_MILLIS;
  }

  #remember(key) {
    this.#begun.add(key);
    while (this.#begun.size > REMEMBERED_MAX) {
      const [oldest] = this.#begun;
      this.#begun.delete(oldest);
      this.#heard.delete(oldest);
    }
    localStorage.setItem(STORAGE_KEY, JSON.stringify([...this.#begun]));
  }

  async #say({id, speech}) {
    const voice = speechSynthesis.getVoices().find((each) => each.localService && /^zh([-_]CN)?$/i.test(each.lang));
    await (voice ? utter(speech, voice) : this.#play(id));
  }

  /** What cannot be had in time is shown and not heard. */
  async #play(id) {
    try {
      const answer = await fetch(`${this.#sounds}/${encodeURIComponent(id)}`, {signal: AbortSignal.timeout(SOUND_MILLIS)});
      if (answer.ok) {
        await heard(this.#audio, await this.#audio.decodeAudioData(await answer.arrayBuffer()));
      }
    } catch (e) {
      if (!(e instanceof TypeError || e instanceof DOMException)) {
        throw e;
      }
    }
  }

  /** Two soft tones, a third apart. */
  async #chime() {
    const start = this.#audio.currentTime;
    tone(this.#audio, 783.99, start);
    tone(this.#audio, 659.26, start + 0.32);
    await pause(1100);
  }
}

function keyOf(call) {
  return `${call.id}#${call.repeat ?? 0}`;
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

function heard(audio, buffer) {
  const source = new AudioBufferSourceNode(audio, {buffer});
  source.connect(audio.destination);
  source.start();
  return Promise.race([
    new Promise((done) => {
      source.addEventListener('ended', done);
    }),
    pause(buffer.duration * 1000 + UNLOCK_MILLIS), // The machine may lose its loudspeaker.
  ]);
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
