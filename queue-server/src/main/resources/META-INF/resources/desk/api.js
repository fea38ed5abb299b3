import {problemWords} from './text.js';

/** How pages ask the server. Nothing else here calls fetch, except the feed. */

const TIMEOUT_MILLIS = 8000;

/** The server decided against it and says why, in words for the person at the desk. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem.code ?? String(status));
    this.status = status;
    this.code = problem.code ?? '';
    this.detail = problemWords(problem);
  }
}

/** Nobody knows whether it was done: no answer came, or one that settles nothing. */
export class NoAnswer extends Error {
  constructor(detail = '') {
    super('no answer');
    this.detail = detail;
  }
}

/** How far the server's clock is ahead of this computer's, as last heard. */
let aheadMillis = 0;

export const now = () => Date.now() + aheadMillis;

/** Whose desk this page shows: a browser has one cookie for all its tabs, and another may have signed in in another tab. */
let shownPerson = '';

export const showsDeskOf = (id) => (shownPerson = id);

/**
 * Sends one request; a file goes as it is, anything else as JSON. Answers the body, or null when there is none.
 *
 * @param seen the room that is pressed for, as it is shown: what was meant for its patient is done to no other
 */
export async function ask(method, path, {body, key, seen} = {}) {
  const headers = {Accept: 'application/json'};
  if (shownPerson) {
    headers['Houzhen-Staff'] = shownPerson;
  }
  if (seen) {
    headers['Houzhen-Room-Has'] = seen.ticket?.number ?? 'nobody';
  }
  if (method !== 'GET') {
    headers['X-Requested-With'] = 'houzhen';
  }
  if (key) {
    headers['Idempotency-Key'] = key;
  }
  const file = body instanceof Blob;
  if (body !== undefined) {
    headers['Content-Type'] = file ? 'application/octet-stream' : 'application/json';
  }
  let response;
  let content;
  try {
    response = await fetch(path, {
      method,
      headers,
      body: body === undefined || file ? body : JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    });
    content = await response.text();
  } catch {
    throw new NoAnswer();
  }
  hearTime(response.headers.get('Date'));
  return settle(path, response.status, parse(content));
}

function settle(path, status, json) {
  if (status < 400) {
    return json;
  }
  if (status === 401 && path !== '/api/desk/sign-in') {
    window.dispatchEvent(new CustomEvent('signed-out'));
  }
  if (status >= 500) {
    throw new NoAnswer(problemWords(json));
  }
  throw new Refused(status, json ?? {});
}

function parse(content) {
  try {
    return content ? JSON.parse(content) : null;
  } catch {
    return null;
  }
}

/** The header counts whole seconds: small differences are its rounding, not the clock. */
function hearTime(date) {
  const heard = Date.parse(date ?? '');
  if (!Number.isNaN(heard)) {
    const difference = heard + 500 - Date.now();
    aheadMillis = Math.abs(difference) < 1500 ? 0 : difference;
  }
}

export const get = (path) => ask('GET', path);

/** One part of a path, whatever characters it has. */
export const segment = encodeURIComponent;

/** A new name for a press. randomUUID is missing where a hospital serves plain HTTP from another machine. */
export function newKey() {
  if (crypto.randomUUID) {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
