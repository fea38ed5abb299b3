/** An amount in fen as people read it: two decimals, grouped by thousands. */
export function yuan({fen}) {
  const whole = Math.trunc(Math.abs(fen) / 100);
  const rest = String(Math.abs(fen) % 100).padStart(2, '0');
  return `${fen < 0 ? '-' : ''}${whole.toLocaleString('en-US')}.${rest}`;
}
