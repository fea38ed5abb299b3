/** How amounts and times are written; times in the terminal's own zone, whatever the browser thinks. */
export const yuan = (money) => `¥${(money.fen / 100).toFixed(2)}`;

export function clockTime(instant, zone) {
  return new Intl.DateTimeFormat('zh-CN', {timeZone: zone, hour: '2-digit', minute: '2-digit', hour12: false}).format(
    new Date(instant),
  );
}

export function longDate(instant, zone, language) {
  return new Intl.DateTimeFormat(language, {timeZone: zone, month: 'long', day: 'numeric', weekday: 'long'}).format(
    new Date(instant),
  );
}

export function shortDate(instant, zone, language) {
  return new Intl.DateTimeFormat(language, {timeZone: zone, month: 'short', day: 'numeric'}).format(new Date(instant));
}

/** A date without a time, such as the last day of a card. */
export function longDay(day, language) {
  return new Intl.DateTimeFormat(language, {timeZone: 'UTC', dateStyle: 'long'}).format(new Date(`${day}T00:00:00Z`));
}

export const span = (start, end, zone) => `${clockTime(start, zone)} – ${clockTime(end, zone)}`;
