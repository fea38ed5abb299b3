/** Flags a typed value by its reference range: H, L, or A for a word that is not the expected one; empty when in range. */
export function flag(value, range) {
  const typed = value.trim();
  if (!typed || !range) {
    return '';
  }
  const number = Number(typed.replace(/^[<>≤≥]\s*/, ''));
  return Number.isNaN(number) ? ofWord(typed, range) : ofNumber(number, range);
}

/** Ranges are written 3.5-9.5, <5.0, ≤5.0, >1.0, ≥1.0, with spaces or other dashes as laboratories write them. */
function ofNumber(number, range) {
  const between = /^\s*(-?\d+(?:\.\d+)?)\s*[-–—~～]+\s*(-?\d+(?:\.\d+)?)\s*$/.exec(range);
  if (between) {
    return number < Number(between[1]) ? 'L' : number > Number(between[2]) ? 'H' : '';
  }
  const bound = /^\s*(<|>|≤|≥|<=|>=)\s*(-?\d+(?:\.\d+)?)\s*$/.exec(range);
  return bound ? ofBound(number, bound[1], Number(bound[2])) : '';
}

function ofBound(number, sign, limit) {
  switch (sign) {
    case '<':
      return number < limit ? '' : 'H';
    case '>':
      return number > limit ? '' : 'L';
    case '≤':
    case '<=':
      return number <= limit ? '' : 'H';
    default:
      return number >= limit ? '' : 'L';
  }
}

/** 阴性, (-) and - mean the same; a range that is numbers cannot judge a word. */
function ofWord(typed, range) {
  const plain = (word) => word.replace(/[（）()\s]/g, '').replace(/^[-－]$/, '阴性').replace(/^[+＋]$/, '阳性');
  return /\d/.test(range) || plain(typed) === plain(range) ? '' : 'A';
}
