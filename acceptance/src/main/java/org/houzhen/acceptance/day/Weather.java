package org.houzhen.acceptance.day;

import org.houzhen.acceptance.day.MemoryJournal.Fate;

/**
 * How often things go wrong, each a share of all presses.
 *
 * @param lost the press never arrives
 * @param unanswered the answer never arrives
 * @param doubled the press arrives twice
 * @param stale somebody presses the same on another page, or the press before last arrives after all; presses in rooms only
 * @param crash the server dies within the commit, before or after the disk has it
 * @param torn the server dies within the commit of a transfer, which is one over two areas; a share of all transfers
 * @param unconfirmed the store does not say whether it has written
 * @param refused the store does not write
 * @param jumpsAday how often the clock is set, back or forth
 */
record Weather(
        double lost,
        double unanswered,
        double doubled,
        double stale,
        double crash,
        double torn,
        double unconfirmed,
        double refused,
        int jumpsAday) {
    /** Nothing goes wrong. */
    static final Weather FINE = new Weather(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** A bad day: whatever its size, the server dies about four times, and the store fails as often in other ways. */
    static Weather bad(int visits) {
        double presses = visits * 14.0;
        return new Weather(0.01, 0.01, 0.02, 0.02, 4 / presses, 0.1, 3 / presses, 2 / presses, 8);
    }

    /** Of a commit over two areas. */
    Fate fateOfTransfer(Chance chance) {
        return chance.hits(torn) ? crashed(chance) : fate(chance);
    }

    private static Fate crashed(Chance chance) {
        return chance.hits(0.5) ? Fate.LOST_IN_CRASH : Fate.WRITTEN_BEFORE_CRASH;
    }

    Fate fate(Chance chance) {
        if (chance.hits(crash)) {
            return crashed(chance);
        }
        if (chance.hits(unconfirmed)) {
            return chance.hits(0.5) ? Fate.WRITTEN_UNCONFIRMED : Fate.LOST_UNCONFIRMED;
        }
        return chance.hits(refused) ? Fate.REFUSED : Fate.WRITTEN;
    }
}
