import {now} from './api.js';
import {text} from './text.js';

/** Draws its host again every second, so that waiting times and countdowns are true. */
export class Ticking {
  #host;
  #timer;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setInterval(() => this.#host.requestUpdate(), 1000);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
  }
}

const HOSPITAL_TIME = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
});

const HOSPITAL_TIME_SECONDS = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
});

/** The minute of the day, such as 09:12; empty for an absent instant. */
export const clock = (instant) => (instant ? HOSPITAL_TIME.format(new Date(instant)) : '');

export const clockSeconds = (instant) => (instant ? HOSPITAL_TIME_SECONDS.format(new Date(instant)) : '');

/** How long since an instant, in minutes and words. */
export function minutesSince(instant) {
  return instant ? text.minutes(Math.max(0, Math.floor((now() - Date.parse(instant)) / 60_000))) : '';
}

export function secondsSince(instant) {
  return instant ? Math.max(0, Math.floor((now() - Date.parse(instant)) / 1000)) : 0;
}

const HOSPITAL_DAY = new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Shanghai'});

/** The hospital's day, such as 2026-11-22. */
export const day = (instant) => (instant ? HOSPITAL_DAY.format(new Date(instant)) : '');
