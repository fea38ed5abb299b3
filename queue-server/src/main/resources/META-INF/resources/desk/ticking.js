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

const MINUTE = {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'};
let minutes;
let seconds;
let days;

/** All times are the hospital's, wherever the computer thinks it is; a zone that this browser does not know changes nothing. */
export function useZone(timeZone) {
  if (!timeZone || !isKnown(timeZone)) {
    return;
  }
  minutes = new Intl.DateTimeFormat('zh-CN', {...MINUTE, timeZone});
  seconds = new Intl.DateTimeFormat('zh-CN', {...MINUTE, second: '2-digit', timeZone});
  days = new Intl.DateTimeFormat('sv-SE', {timeZone});
}

function isKnown(timeZone) {
  try {
    return Boolean(new Intl.DateTimeFormat('sv-SE', {timeZone}));
  } catch (e) {
    if (e instanceof RangeError) {
      return false;
    }
    throw e;
  }
}

useZone('Asia/Shanghai');

/** The minute of the day, such as 09:12; empty for an absent instant. */
export const clock = (instant) => (instant ? minutes.format(new Date(instant)) : '');

export const clockSeconds = (instant) => (instant ? seconds.format(new Date(instant)) : '');

/** How long since an instant, in minutes and words. */
export function minutesSince(instant) {
  return instant ? text.minutes(Math.max(0, Math.floor((now() - Date.parse(instant)) / 60_000))) : '';
}

export function secondsSince(instant) {
  return instant ? Math.max(0, Math.floor((now() - Date.parse(instant)) / 1000)) : 0;
}

/** To the second, with the day where that is not today. */
export const clockOfDay = (instant) =>
  day(instant) === day(new Date(now()).toISOString()) ? clockSeconds(instant) : `${day(instant)} ${clockSeconds(instant)}`;

/** The hospital's day, such as 2026-11-22. */
export const day = (instant) => (instant ? days.format(new Date(instant)) : '');
